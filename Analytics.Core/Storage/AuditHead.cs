namespace Analytics.Core.Storage;

/// <summary>How long the audit's chain is and what it ends with.</summary>
/// <param name="Entries">Entries in it.</param>
/// <param name="Hash">The last entry's hash, lower-case hex; 64 zeros while there is none.</param>
public sealed record AuditHead(long Entries, string Hash);
