namespace Analytics.Core.Storage;

/// <summary>What a source says about a product. Null is silent: it leaves alone what is known.</summary>
/// <param name="Code">The shop's own code, never empty.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Category">The product's own category; a line's category wins over it.</param>
/// <param name="IsGoods">False for postage, discounts and the like; null is silent (a new product is goods).</param>
public sealed record ProductRow(string Code, string? Name = null, string? Category = null, bool? IsGoods = null);
