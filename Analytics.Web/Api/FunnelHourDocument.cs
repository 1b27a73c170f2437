namespace Analytics.Web.Api;

/// <summary>Attempts at a funnel that began in one hour of the week, by the shop's clock.</summary>
/// <param name="Weekday">1 (Monday) to 7.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Entered">How many reached the first step.</param>
/// <param name="Converted">How many of them reached the last.</param>
/// <param name="Rate">Converted ÷ entered.</param>
public sealed record FunnelHourDocument(int Weekday, int Hour, int Entered, int Converted, double? Rate);
