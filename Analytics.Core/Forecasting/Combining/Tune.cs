namespace Analytics.Core.Forecasting.Combining;

/// <summary>The constants of combination and intervals.</summary>
internal static class Tune
{
    /// <summary>How steeply weights fall with errors when origins are many.</summary>
    public static double Power { get; set; } = 4;

    /// <summary>Independent origins at which the power is half of that.</summary>
    public static double Shrink { get; set; } = 3;

    /// <summary>The mean's part in the combination; the median has the rest.</summary>
    public static double Mean { get; set; } = 0.5;

    /// <summary>How much intervals widen for few origins.</summary>
    public static double Infl { get; set; } = 1;
}
