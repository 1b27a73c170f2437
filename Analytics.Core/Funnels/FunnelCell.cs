namespace Analytics.Core.Funnels;

/// <summary>Attempts that began in one hour of the week, by the shop's clock.</summary>
/// <param name="Weekday">1 (Monday) to 7.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Entered">How many reached the first step.</param>
/// <param name="Converted">How many of them reached the last.</param>
public sealed record FunnelCell(int Weekday, int Hour, int Entered, int Converted)
{
    /// <summary>Converted ÷ entered; null when nobody entered.</summary>
    public double? Rate => Entered > 0 ? (double)Converted / Entered : null;
}
