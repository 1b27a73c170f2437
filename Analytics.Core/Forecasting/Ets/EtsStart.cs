using Analytics.Core.Forecasting.Estimation;

namespace Analytics.Core.Forecasting.Ets;

/// <summary>Initial states from the data alone (Hyndman et al. 2008, section 2.6.1): where the search for them begins.</summary>
internal static class EtsStart
{
    private const double LeastFactor = 0.01;

    /// <summary>Level, slope and seasonal states before the first of <paramref name="values"/> (missing allowed).</summary>
    public static EtsParameters Guess(ReadOnlySpan<double> values, EtsSpec spec, int m)
    {
        var filled = HistoryWindow.Interpolate(values);
        var seasonal = Array.Empty<double>();
        var span = Math.Min(10, filled.Length);
        if (spec.Season != EtsSeason.None)
        {
            seasonal = Season(filled, m, spec.Season == EtsSeason.Multiplicative);
            for (var t = 0; t < filled.Length; t++)
            {
                filled[t] = spec.Season == EtsSeason.Multiplicative ? filled[t] / seasonal[t % m] : filled[t] - seasonal[t % m];
            }

            span = Math.Min(Math.Max(10, 2 * m), filled.Length);
        }

        var (level, slope) = Line(filled.AsSpan(0, span));
        return spec.Trend == EtsTrend.None
            ? new EtsParameters(0, 0, 0, 0, level + (slope * (span + 1) / 2.0), 0, seasonal)
            : new EtsParameters(0, 0, 0, 0, level, slope, seasonal);
    }

    /// <summary>Slope of the least squares line through all values (missing allowed).</summary>
    public static double OverallSlope(ReadOnlySpan<double> values) => Line(HistoryWindow.Interpolate(values)).Slope;

    /// <summary>Intercept (the step before the first) and slope of the least squares line.</summary>
    private static (double Level, double Slope) Line(ReadOnlySpan<double> values)
    {
        double middle = (values.Length + 1) / 2.0, mean = 0, products = 0, squares = 0;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        for (var t = 0; t < values.Length; t++)
        {
            var distance = t + 1 - middle;
            products += distance * (values[t] - mean);
            squares += distance * distance;
        }

        var slope = squares > 0 ? products / squares : 0;
        return (mean - (slope * middle), slope);
    }

    /// <summary>Seasonal states by classical decomposition, or around a line when there are fewer than three seasons.</summary>
    private static double[] Season(double[] values, int m, bool factors)
    {
        var sums = new double[m];
        var counts = new int[m];
        var isShort = values.Length < 3 * m;
        var (level, slope) = Line(values);
        var half = m / 2;
        for (var t = 0; t < values.Length; t++)
        {
            double trend;
            if (isShort)
            {
                trend = level + (slope * (t + 1));
            }
            else if (t >= half && t + half < values.Length)
            {
                trend = 0;
                for (var k = t - half; k <= t + half; k++)
                {
                    trend += m % 2 == 0 && (k == t - half || k == t + half) ? 0.5 * values[k] : values[k];
                }

                trend /= m;
            }
            else
            {
                continue;
            }

            if (factors && trend <= 0)
            {
                continue;
            }

            sums[t % m] += factors ? values[t] / trend : values[t] - trend;
            counts[t % m]++;
        }

        var total = 0.0;
        for (var j = 0; j < m; j++)
        {
            sums[j] = counts[j] > 0 ? sums[j] / counts[j] : factors ? 1 : 0;
            sums[j] = factors ? Math.Max(sums[j], LeastFactor) : sums[j];
            total += sums[j];
        }

        for (var j = 0; j < m; j++)
        {
            sums[j] = factors ? sums[j] * m / total : sums[j] - (total / m);
        }

        return sums;
    }
}
