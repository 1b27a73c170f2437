namespace Analytics.Core.Import;

/// <summary>A batch that holds the very same file.</summary>
/// <param name="BatchId">Its number.</param>
/// <param name="SourceName">The name that the file had.</param>
/// <param name="CommittedAt">When it was imported.</param>
/// <param name="CreatedBy">By whom.</param>
public sealed record EarlierImport(int BatchId, string SourceName, DateTimeOffset? CommittedAt, string CreatedBy);
