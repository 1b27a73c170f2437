namespace Analytics.Core.Forecasting.Combining;

/// <summary>The constants of combination and intervals.</summary>
internal static class Tune
{
    /// <summary>How steeply weights fall with errors when origins are many.</summary>
    public static double Power { get; set; } = 4;

    /// <summary>Independent origins at which the power is half of that.</summary>
    public static double Shrink { get; set; } = 3;

    /// <summary>The mean's part in the combination; the median has the rest.</summary>
    public static double Mean { get; set; } = 0.7;

    /// <summary>How much intervals widen for few origins.</summary>
    public static double Infl { get; set; } = 1;

    /// <summary>Longest history of a fit.</summary>
    public static int Window { get; set; }

    /// <summary>How much less a season counts than the one after it.</summary>
    public static double SeasonDecay { get; set; } = 0.9;

    /// <summary>Neighbouring phases are smoothed over this part of a period.</summary>
    public static double SmoothParts { get; set; } = 26;

    /// <summary>How strongly a pattern is shrunk.</summary>
    public static double SeasonShrink { get; set; } = 1;

    /// <summary>Bias.</summary>
    public static double Bias { get; set; } = 1000;
}
