using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>What was written to the audit.</summary>
/// <param name="entry">The entry, as it was written; its number and hash are not told.</param>
public sealed class AuditWrittenEventArgs(AuditEntry entry) : EventArgs
{
    /// <summary>The entry, as it was written; its number and hash are not told.</summary>
    public AuditEntry Entry { get; } = entry;
}
