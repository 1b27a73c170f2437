namespace Analytics.Core.Forecasting.Combining;

/// <summary>The interval ends of a forecast, at several levels.</summary>
internal sealed record Intervals(double[][] Lower, double[][] Upper, ForecastTotal[] Totals)
{
    /// <summary>Puts intervals around means.</summary>
    /// <param name="series">The history.</param>
    /// <param name="means">Expected values.</param>
    /// <param name="levels">Levels as fractions.</param>
    /// <param name="scale">Sizes of errors; null for none, and intervals without width.</param>
    /// <param name="closed">Days on which nothing happens.</param>
    public static Intervals Make(ForecastSeries series, double[] means, double[] levels, ErrorScale? scale, ClosedDays? closed)
    {
        var (lower, upper) = Ends(means, levels, scale, series.NonNegative, h => closed?.IsClosed(h) == true);
        var totals = levels.Select(level => TotalOf(means, level, scale, series.NonNegative, h => closed?.IsClosed(h) == true));
        return new Intervals(lower, upper, [.. totals]);
    }

    /// <summary>The sum with its own interval.</summary>
    public static ForecastTotal TotalOf(double[] means, double level, ErrorScale? scale, bool nonNegative, Func<int, bool> isClosed)
    {
        var open = Enumerable.Range(0, means.Length).Count(h => !isClosed(h));
        var mean = means.Sum();
        var width = open > 0 ? scale?.HalfWidthOfTotal(level, open) ?? 0 : 0;
        return new ForecastTotal(mean, nonNegative ? Math.Max(0, mean - width) : mean - width, mean + width, level);
    }

    /// <summary>Lower and upper ends, one array for each level.</summary>
    public static (double[][] Lower, double[][] Upper) Ends(double[] means, double[] levels, ErrorScale? scale, bool nonNegative, Func<int, bool> isClosed)
    {
        var lower = new double[levels.Length][];
        var upper = new double[levels.Length][];
        for (var l = 0; l < levels.Length; l++)
        {
            lower[l] = new double[means.Length];
            upper[l] = new double[means.Length];
            for (var h = 0; h < means.Length; h++)
            {
                var half = scale is null || isClosed(h) ? 0 : scale.HalfWidth(levels[l], h + 1);
                lower[l][h] = nonNegative ? Math.Max(0, means[h] - half) : means[h] - half;
                upper[l][h] = means[h] + half;
            }
        }

        return (lower, upper);
    }
}
