namespace Analytics.Core.Domain;

/// <summary>An order id of the source; its lines carry everything else. Unique by <see cref="ExternalId"/>.</summary>
public sealed class Order
{
    /// <summary>Storage key.</summary>
    public int Id { get; set; }

    /// <summary>
    /// The shop's own order id. Where a source has none, one customer's lines at one instant are one order,
    /// and the import makes an id from both.
    /// </summary>
    public required string ExternalId { get; set; }

    /// <summary>The batch that first brought this order.</summary>
    public int BatchId { get; set; }
}
