namespace Analytics.Web.Telemetry;

/// <summary>How the process did over the last hour, or since it started.</summary>
/// <param name="At">When this was read.</param>
/// <param name="StartedAt">When the process began to measure.</param>
/// <param name="Totals">Each kind of work over the hour.</param>
/// <param name="CacheHitRate">Kept answers among all that were asked for, 0 to 1; null when nobody asked.</param>
/// <param name="LoggedErrors">Entries of the log at error or above in the hour.</param>
/// <param name="Now">The newest sample; null before the first.</param>
/// <param name="Queues">What waits where now.</param>
/// <param name="Minutes">Minute by minute, the oldest first; the last is not finished.</param>
/// <param name="Slowest">The slowest questions and statements of the hour, the slowest first.</param>
public sealed record SystemReport(
    DateTimeOffset At,
    DateTimeOffset StartedAt,
    IReadOnlyDictionary<TimedWork, WorkTimes> Totals,
    double? CacheHitRate,
    long LoggedErrors,
    SystemGauges? Now,
    IReadOnlyList<QueueDepth> Queues,
    IReadOnlyList<SystemMinute> Minutes,
    IReadOnlyList<SlowWork> Slowest);
