namespace Analytics.Core.Forecasting.Arima;

/// <summary>
/// Seasonal and trend decomposition by loess without robustness (Cleveland, Cleveland, McRae and Terpenning 1990), with the
/// seasonal window of 11 that R's <c>mstl</c> uses for one season; only the season's strength is asked of it.
/// </summary>
internal static class SeasonalDecomposition
{
    private const int SeasonalWindow = 11;
    private const int InnerLoops = 2;

    /// <summary>max(0, 1 − Var(rest) ÷ Var(rest + season)) with period <paramref name="m"/>; needs more than two seasons.</summary>
    public static double Strength(double[] y, int m)
    {
        var n = y.Length;
        double[] season = new double[n], trend = new double[n];
        Decompose(y, m, season, trend);
        double[] rest = new double[n], both = new double[n];
        for (var t = 0; t < n; t++)
        {
            both[t] = y[t] - trend[t];
            rest[t] = both[t] - season[t];
        }

        var whole = Variance(both);
        return whole > 0 ? Math.Max(0, 1 - (Variance(rest) / whole)) : 0;
    }

    private static void Decompose(double[] y, int m, double[] season, double[] trend)
    {
        var n = y.Length;
        var trendWindow = Odd((int)Math.Ceiling(1.5 * m / (1 - (1.5 / SeasonalWindow))));
        var lowWindow = Odd(m);
        double[] cycle = new double[n + (2 * m)], low = new double[n + (2 * m)], level = new double[n], free = new double[n];
        var length = (n / m) + 1;
        double[] sub = new double[length], smooth = new double[length + 2];
        for (var loop = 0; loop < InnerLoops; loop++)
        {
            for (var phase = 0; phase < m; phase++)
            {
                var k = ((n - phase - 1) / m) + 1;
                for (var i = 0; i < k; i++)
                {
                    sub[i] = y[(i * m) + phase] - trend[(i * m) + phase];
                }

                Loess(sub.AsSpan(0, k), SeasonalWindow, 0, (int)Math.Ceiling(SeasonalWindow / 10.0), smooth.AsSpan(1, k));
                smooth[0] = At(sub.AsSpan(0, k), SeasonalWindow, 0, -1, 0, Math.Min(SeasonalWindow, k) - 1) ?? smooth[1];
                smooth[k + 1] = At(sub.AsSpan(0, k), SeasonalWindow, 0, k, Math.Max(0, k - SeasonalWindow), k - 1) ?? smooth[k];
                for (var i = 0; i < k + 2; i++)
                {
                    cycle[(i * m) + phase] = smooth[i];
                }
            }

            var count = MovingMean(cycle, n + (2 * m), m, low);
            count = MovingMean(low, count, m, low);
            count = MovingMean(low, count, 3, low);
            Loess(low.AsSpan(0, count), lowWindow, 1, (int)Math.Ceiling(lowWindow / 10.0), level);
            for (var t = 0; t < n; t++)
            {
                season[t] = cycle[m + t] - level[t];
                free[t] = y[t] - season[t];
            }

            Loess(free, trendWindow, 1, (int)Math.Ceiling(trendWindow / 10.0), trend);
        }
    }

    private static int Odd(int window) => window % 2 == 0 ? window + 1 : window;

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Length - 1);
    }

    /// <summary>Moving means of <paramref name="window"/> values, in place; returns how many there are.</summary>
    private static int MovingMean(double[] x, int count, int window, double[] result)
    {
        var sum = 0.0;
        for (var i = 0; i < window; i++)
        {
            sum += x[i];
        }

        var left = count - window + 1;
        for (var i = 0; i < left; i++)
        {
            var leaving = x[i];
            result[i] = sum / window;
            if (i + 1 < left)
            {
                sum += x[i + window] - leaving;
            }
        }

        return left;
    }

    /// <summary>Loess at every <paramref name="jump"/>-th point, straight lines between.</summary>
    private static void Loess(ReadOnlySpan<double> y, int window, int degree, int jump, Span<double> result)
    {
        var n = y.Length;
        if (n < 2)
        {
            y.CopyTo(result);
            return;
        }

        jump = Math.Min(jump, n - 1);
        var half = (window + 1) / 2;
        var last = 0;
        for (var at = 0; ; at = Math.Min(at + jump, n - 1))
        {
            var left = window >= n ? 0 : Math.Clamp(at - half + 1, 0, n - window);
            var right = window >= n ? n - 1 : left + window - 1;
            result[at] = At(y, window, degree, at, left, right) ?? y[at];
            for (var t = last + 1; t < at; t++)
            {
                result[t] = result[last] + ((result[at] - result[last]) * (t - last) / (at - last));
            }

            last = at;
            if (at == n - 1)
            {
                return;
            }
        }
    }

    /// <summary>The local constant or line at <paramref name="x"/> with tricube weights; null when no weight is left.</summary>
    private static double? At(ReadOnlySpan<double> y, int window, int degree, int x, int left, int right)
    {
        var n = y.Length;
        double reach = Math.Max(x - left, right - x);
        if (window > n)
        {
            reach += (window - n) / 2;
        }

        Span<double> weights = stackalloc double[right - left + 1];
        double total = 0, centre = 0;
        for (var j = left; j <= right; j++)
        {
            double distance = Math.Abs(j - x), weight = 0;
            if (distance <= 0.999 * reach)
            {
                var share = distance / reach;
                var cube = 1 - (share * share * share);
                weight = distance <= 0.001 * reach ? 1 : cube * cube * cube;
            }

            weights[j - left] = weight;
            total += weight;
            centre += weight * j;
        }

        if (!(total > 0))
        {
            return null;
        }

        centre /= total;
        double sum = 0, products = 0, squares = 0;
        for (var j = left; j <= right; j++)
        {
            var weight = weights[j - left] / total;
            sum += weight * y[j];
            products += weight * (j - centre) * y[j];
            squares += weight * (j - centre) * (j - centre);
        }

        return degree > 0 && Math.Sqrt(squares) > 0.001 * (n - 1) ? sum + (products / squares * (x - centre)) : sum;
    }
}
