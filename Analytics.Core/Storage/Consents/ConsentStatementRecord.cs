namespace Analytics.Core.Storage.Consents;

/// <summary>What a batch says that somebody has said; of what it says more than once, the last time. It counts once the batch does.</summary>
internal sealed class ConsentStatementRecord
{
    public int BatchId { get; set; }

    public required string PersonId { get; set; }

    public ConsentPurpose Purpose { get; set; }

    public bool IsGiven { get; set; }

    /// <summary>Whether it is known when it was said; if not, <see cref="SaidAt"/> is when the file was read.</summary>
    public bool IsDated { get; set; }

    public DateTimeOffset SaidAt { get; set; }
}
