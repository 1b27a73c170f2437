using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>A page of the audit.</summary>
/// <param name="Entries">The entries, the latest first.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long Total);
