namespace Analytics.Core.Domain;

/// <summary>Something that a line sells.</summary>
public sealed class Product
{
    /// <summary>Storage key.</summary>
    public int Id { get; set; }

    /// <summary>The shop's own code, unique.</summary>
    public required string Code { get; set; }

    /// <summary>The name to show, where the source has one.</summary>
    public string? Name { get; set; }

    /// <summary>Key of the product's own category; a line's category wins over it.</summary>
    public int? CategoryId { get; set; }

    /// <summary>False for codes that are no product: postage, discounts, manual corrections.</summary>
    public bool IsGoods { get; set; } = true;

    /// <summary>The batch that first brought this product.</summary>
    public int BatchId { get; set; }
}
