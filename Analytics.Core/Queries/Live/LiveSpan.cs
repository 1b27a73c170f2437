namespace Analytics.Core.Queries.Live;

/// <summary>A stretch of time up to now, and the same stretch of the clock before.</summary>
/// <param name="Now">Up to now.</param>
/// <param name="Yesterday">The day before, up to the same time.</param>
/// <param name="LastWeek">The same weekday of the week before, up to the same time.</param>
public sealed record LiveSpan(LiveCount Now, LiveCount Yesterday, LiveCount LastWeek);
