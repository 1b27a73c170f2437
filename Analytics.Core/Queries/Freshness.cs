namespace Analytics.Core.Queries;

/// <summary>How fresh the data behind an answer is.</summary>
/// <param name="DataVersion">Grows with each change of the data.</param>
/// <param name="LastLineAt">The latest line's instant; null when there is none.</param>
/// <param name="TotalLines">All lines known, matching or not.</param>
/// <param name="Today">The day that counts as today, by the definition of closed datasets.</param>
/// <param name="IsClosed">Whether the dataset is taken to be closed.</param>
public sealed record Freshness(long DataVersion, DateTimeOffset? LastLineAt, long TotalLines, DateOnly Today, bool IsClosed);
