namespace Analytics.Core.Storage.Writing;

/// <summary>A product that a line brings.</summary>
internal readonly record struct NewProduct(int Key, string Code, string? Name, bool IsGoods);
