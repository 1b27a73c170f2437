namespace Analytics.Core.Forecasting.Maths;

/// <summary>Series in which mostly nothing happens.</summary>
internal static class Intermittence
{
    private const double Share = 0.35;

    /// <summary>Whether more than 35 % of the values are zero, and none is negative.</summary>
    public static bool Is(ReadOnlySpan<double> y)
    {
        var zeros = 0;
        foreach (var value in y)
        {
            if (value < 0)
            {
                return false;
            }

            zeros += value == 0 ? 1 : 0;
        }

        return zeros > Share * y.Length;
    }

    /// <summary>The refusal of a method for such series, or null: it needs a zero, and two values that are not.</summary>
    public static ForecastOutcome? Refuse(ForecastSeries series)
    {
        if (SeriesChecks.Refuse(series, 3) is { } refused)
        {
            return refused;
        }

        var happened = series.Values.Count(static v => v != 0);
        return happened < 2 || happened == series.Length || series.Values.Any(static v => v < 0)
            ? ForecastOutcome.Refused(new ForecastRefusal(ForecastRefusalReason.NotIntermittent, 0, series.Length))
            : null;
    }

    /// <summary>Where smoothing starts: the mean size and the share of steps with one, over the first dozen of them.</summary>
    public static (double Size, double Share) Start(ReadOnlySpan<double> y)
    {
        double sum = 0;
        int count = 0, steps = 0;
        while (steps < y.Length && count < 12)
        {
            sum += y[steps];
            count += y[steps++] != 0 ? 1 : 0;
        }

        return count == 0 ? (0, 1.0 / (y.Length + 1)) : (sum / count, (double)count / steps);
    }
}
