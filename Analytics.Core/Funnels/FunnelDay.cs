namespace Analytics.Core.Funnels;

/// <summary>Attempts that began in one day or week.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Entered">How many reached the first step.</param>
/// <param name="Converted">How many of them reached the last.</param>
/// <param name="IsUnfinished">Whether some may still convert: the window, or the bucket itself, is not over.</param>
public sealed record FunnelDay(DateOnly Start, int Entered, int Converted, bool IsUnfinished)
{
    /// <summary>Converted ÷ entered; null when nobody entered.</summary>
    public double? Rate => Entered > 0 ? (double)Converted / Entered : null;
}
