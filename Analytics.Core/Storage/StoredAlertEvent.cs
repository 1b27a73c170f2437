namespace Analytics.Core.Storage;

/// <summary>A line of the alerts' log as it is stored.</summary>
/// <param name="Id">Its number.</param>
/// <param name="AlertId">Which alert.</param>
/// <param name="At">When.</param>
/// <param name="Event">What happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="Detail">More in words.</param>
public sealed record StoredAlertEvent(int Id, int AlertId, DateTimeOffset At, int Event, string? By, string? Detail);
