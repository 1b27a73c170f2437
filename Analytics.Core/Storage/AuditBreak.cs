namespace Analytics.Core.Storage;

/// <summary>The first place at which the audit is not what was written.</summary>
/// <param name="EntryId">The entry's key; null where it is missing at the end.</param>
/// <param name="Message">What is wrong there, in words.</param>
public sealed record AuditBreak(long? EntryId, string Message);
