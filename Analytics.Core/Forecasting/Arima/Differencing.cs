namespace Analytics.Core.Forecasting.Arima;

/// <summary>How often to difference a series.</summary>
internal static class Differencing
{
    /// <summary>A season this strong is differenced away (Wang, Smith and Hyndman 2006; the threshold of R's nsdiffs).</summary>
    private const double StrongSeason = 0.64;

    /// <summary>The KPSS statistic's 5 % point for a level (Kwiatkowski, Phillips, Schmidt and Shin 1992, table 1).</summary>
    private const double KpssPoint = 0.463;

    private const int MostDifferences = 2;

    /// <summary>The series differenced <paramref name="d"/> times, and <paramref name="seasonal"/> times over <paramref name="m"/> steps.</summary>
    public static double[] Apply(ReadOnlySpan<double> y, int d, int seasonal, int m)
    {
        var w = y.ToArray();
        for (var i = 0; i < seasonal; i++)
        {
            w = Once(w, m);
        }

        for (var i = 0; i < d; i++)
        {
            w = Once(w, 1);
        }

        return w;
    }

    /// <summary>Seasonal differences: one when the season is strong.</summary>
    public static int SeasonalDifferences(double[] y, int m) =>
        m > 1 && y.Length > 2 * m && SeasonalDecomposition.Strength(y, m) > StrongSeason ? 1 : 0;

    /// <summary>Ordinary differences: as many as it takes until the KPSS test no longer rejects a level, two at most.</summary>
    public static int Differences(double[] w)
    {
        var d = 0;
        while (d < MostDifferences && !IsFlat(w) && Kpss(w) > KpssPoint)
        {
            w = Once(w, 1);
            d++;
        }

        return d;
    }

    /// <summary>Whether nothing but rounding moves.</summary>
    public static bool IsFlat(ReadOnlySpan<double> w)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (var value in w)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return w.Length == 0 || most - least <= 1e-12;
    }

    /// <summary>KPSS statistic around a level with ⌊3√n ÷ 13⌋ Bartlett lags.</summary>
    public static double Kpss(ReadOnlySpan<double> w)
    {
        var n = w.Length;
        var mean = 0.0;
        foreach (var value in w)
        {
            mean += value / n;
        }

        double sum = 0, squares = 0, variance = 0;
        foreach (var value in w)
        {
            sum += value - mean;
            squares += sum * sum;
            variance += (value - mean) * (value - mean);
        }

        var lags = (int)(3 * Math.Sqrt(n) / 13);
        for (var lag = 1; lag <= lags; lag++)
        {
            var product = 0.0;
            for (var t = lag; t < n; t++)
            {
                product += (w[t] - mean) * (w[t - lag] - mean);
            }

            variance += 2 * (1 - (lag / (lags + 1.0))) * product;
        }

        return variance > 0 ? squares / ((double)n * variance) : 0;
    }

    private static double[] Once(double[] y, int lag)
    {
        var w = new double[Math.Max(0, y.Length - lag)];
        for (var t = 0; t < w.Length; t++)
        {
            w[t] = y[t + lag] - y[t];
        }

        return w;
    }
}
