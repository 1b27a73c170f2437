using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Combining;

/// <summary>On which scale a series' noise is even: its own, or the logarithm.</summary>
internal static class NoiseScale
{
    private const int FewestSteps = 100;
    private const double LeastDeviation = 0.2;
    private const double LeastGain = 0.5;

    /// <summary>
    /// Whether the models should see the logarithm: all values are positive, and the series without season and trend is strongly
    /// noisy (a deviation above 0.2) and so much more skewed to the right than its logarithm (by 0.5) that a few high values would
    /// pull every model about.
    /// </summary>
    public static bool IsLogarithmic(double[] y, int season)
    {
        if (y.Length < FewestSteps || !Array.TrueForAll(y, static v => v > 0))
        {
            return false;
        }

        var pattern = SeasonalPattern.Find(y, season > 1 ? [season] : []);
        double[] level = [.. y.Select((v, t) => pattern.Remove(v, t))];
        var window = Math.Max(7, Math.Min(season, y.Length / 4));
        var trend = SeasonalPattern.TrendOf(level, window);
        var half = window / 2;
        double[] ratio = [.. Enumerable.Range(half, y.Length - (2 * half)).Select(t => level[t] / trend[t])];
        var (deviation, logSkew) = Shape(Logarithm(ratio));
        var (_, skew) = Shape(ratio);
        return deviation > LeastDeviation && skew > Math.Abs(logSkew) + LeastGain;
    }

    /// <summary>The logarithms.</summary>
    public static double[] Logarithm(double[] values) => [.. values.Select(static v => Math.Log(v))];

    private static (double Deviation, double Skew) Shape(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return (deviation, deviation > 0 ? values.Average(v => Math.Pow((v - mean) / deviation, 3)) : 0);
    }
}
