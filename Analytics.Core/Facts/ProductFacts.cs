namespace Analytics.Core.Facts;

/// <summary>What is known of a product.</summary>
/// <param name="Code">The shop's own code; null for a key that is not in use.</param>
/// <param name="Name">The name to show, where there is one.</param>
/// <param name="Category">Code of its own category in <see cref="FactSnapshot.Categories"/>; 0 when it has none.</param>
/// <param name="IsGoods">False for codes that are no product, such as postage.</param>
public readonly record struct ProductFacts(string? Code, string? Name, int Category, bool IsGoods);
