namespace Analytics.Web.Telemetry;

/// <summary>One minute of the process.</summary>
/// <param name="At">Its beginning.</param>
/// <param name="Requests">Pages and API together.</param>
/// <param name="Interactions">Clicks and keys.</param>
/// <param name="CacheHits">Questions whose answer was kept, or was under way for somebody else.</param>
/// <param name="CacheMisses">Questions that had to be computed.</param>
/// <param name="LoggedErrors">Entries of the log at error or above.</param>
/// <param name="Gauges">The minute's last sample; null when none was taken.</param>
public sealed record SystemMinute(
    DateTimeOffset At, WorkTimes Requests, WorkTimes Interactions, long CacheHits, long CacheMisses, long LoggedErrors, SystemGauges? Gauges);
