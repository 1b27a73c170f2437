namespace Analytics.Web.Api;

/// <summary>Attempts at a funnel that began on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Entered">How many reached the first step.</param>
/// <param name="Converted">How many of them reached the last.</param>
/// <param name="Rate">Converted ÷ entered; null when nobody entered.</param>
/// <param name="IsUnfinished">Whether some may still convert.</param>
public sealed record FunnelDayDocument(string Day, int Entered, int Converted, double? Rate, bool IsUnfinished);
