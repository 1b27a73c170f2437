namespace Analytics.Core.Monitoring;

/// <summary>A line of the alerts' log.</summary>
/// <param name="Id">Its number.</param>
/// <param name="AlertId">Which alert.</param>
/// <param name="At">When.</param>
/// <param name="Event">What happened.</param>
/// <param name="By">Who did it; null where the application did.</param>
/// <param name="Detail">More in words: where a message went, why it could not.</param>
public sealed record AlertLogEntry(int Id, int AlertId, DateTimeOffset At, AlertEvent Event, string? By, string? Detail);
