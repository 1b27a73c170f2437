namespace Analytics.Core.Storage.Model;

/// <summary>One batch saw this visitor act as this customer; both are actors. A customer seen without a visitor is its own.</summary>
internal sealed class VisitorAliasRecord
{
    public int BatchId { get; set; }

    public int VisitorId { get; set; }

    public int CustomerId { get; set; }

    /// <summary>Key of the event that last changed this row: by it readers find what is new.</summary>
    public long EventId { get; set; }

    /// <summary>The earliest event that says so; null where those have no instant.</summary>
    public long? AtUnixMs { get; set; }
}
