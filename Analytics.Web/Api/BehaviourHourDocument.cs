namespace Analytics.Web.Api;

/// <summary>Events in one hour of the week.</summary>
/// <param name="Weekday">1 (Monday) to 7.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Events">How many.</param>
public sealed record BehaviourHourDocument(int Weekday, int Hour, int Events);
