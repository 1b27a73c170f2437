namespace Analytics.Core.Streaming;

/// <summary>How long something took, lately.</summary>
/// <param name="Median">Half took at most this long.</param>
/// <param name="P95">Nineteen of twenty took at most this long.</param>
/// <param name="Max">The longest.</param>
public sealed record LatencySummary(TimeSpan Median, TimeSpan P95, TimeSpan Max);
