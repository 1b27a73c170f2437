namespace Analytics.Core.Storage.Model;

/// <summary>As <see cref="CustomerChange"/>, for products.</summary>
internal sealed class ProductChange
{
    public int BatchId { get; set; }

    public int ProductId { get; set; }

    /// <summary>The data version that applied it; null while it is staged.</summary>
    public long? AppliedVersion { get; set; }

    public string? NewName { get; set; }

    public string? OldName { get; set; }

    public int? NewCategoryId { get; set; }

    public int? OldCategoryId { get; set; }

    public bool? NewIsGoods { get; set; }

    public bool? OldIsGoods { get; set; }
}
