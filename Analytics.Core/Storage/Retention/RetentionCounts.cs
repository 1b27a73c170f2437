namespace Analytics.Core.Storage;

/// <summary>What is past its time, or was removed.</summary>
/// <param name="Events">Events.</param>
/// <param name="Notes">Notes on customers.</param>
/// <param name="Reviews">Reviews that lose title and text.</param>
/// <param name="QuarantinedRows">Rows that wait to be corrected.</param>
public sealed record RetentionCounts(long Events, long Notes, long Reviews, long QuarantinedRows)
{
    /// <summary>Whether there is any.</summary>
    public bool IsAny => Events > 0 || Notes > 0 || Reviews > 0 || QuarantinedRows > 0;
}
