namespace Analytics.Core.Domain;

/// <summary>A row that could not be read as it stands; kept with its reason, to be corrected and tried again.</summary>
public sealed class QuarantinedRow
{
    /// <summary>Storage key.</summary>
    public long Id { get; set; }

    /// <summary>The batch that it came with.</summary>
    public int BatchId { get; set; }

    /// <summary>Its line number in the source.</summary>
    public long SourceLine { get; set; }

    /// <summary>The source's cells, as a JSON array of strings.</summary>
    public required string CellsJson { get; set; }

    /// <summary>The field that could not be read.</summary>
    public required string Field { get; set; }

    /// <summary>What is wrong, in words.</summary>
    public required string Reason { get; set; }

    /// <summary>The batch in which the corrected row was imported; null while it waits.</summary>
    public int? RetriedInBatchId { get; set; }
}
