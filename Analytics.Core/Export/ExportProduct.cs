namespace Analytics.Core.Export;

/// <summary>A product as it is exported.</summary>
/// <param name="Code">The shop's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Category">Its own category.</param>
/// <param name="IsGoods">False for postage, discounts and the like.</param>
public sealed record ExportProduct(string Code, string? Name, string? Category, bool IsGoods);
