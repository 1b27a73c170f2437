namespace Analytics.Core.Storage.Model;

/// <summary>The one row that says how long the audit's chain is and what it ends with; written in the same transaction as the entry.</summary>
internal sealed class AuditHeadRecord
{
    public const int OnlyId = 1;

    public int Id { get; set; }

    public long Entries { get; set; }

    /// <summary>The last entry's hash; <see cref="AuditChain.Genesis"/> while there is none.</summary>
    public required string Hash { get; set; }
}
