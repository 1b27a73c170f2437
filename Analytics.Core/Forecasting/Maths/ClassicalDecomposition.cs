namespace Analytics.Core.Forecasting.Maths;

/// <summary>
/// Seasonal factors by the classical method: a centred moving average over one period (2×m for even m), the mean of what remains
/// at each phase, normalised to mean 1 (multiplicative) or 0 (additive).
/// </summary>
internal static class ClassicalDecomposition
{
    /// <summary>Factors by phase of the series' own start, or null when there are fewer than two periods.</summary>
    public static double[]? Factors(ReadOnlySpan<double> y, int m, bool multiplicative)
    {
        if (m < 2 || y.Length < 2 * m)
        {
            return null;
        }

        var trend = CentredAverage(y, m);
        var sums = new double[m];
        var counts = new int[m];
        for (var t = 0; t < y.Length; t++)
        {
            if (!double.IsNaN(trend[t]))
            {
                sums[t % m] += multiplicative ? y[t] / trend[t] : y[t] - trend[t];
                counts[t % m]++;
            }
        }

        var mean = 0.0;
        for (var i = 0; i < m; i++)
        {
            sums[i] /= Math.Max(1, counts[i]);
            mean += sums[i] / m;
        }

        for (var i = 0; i < m; i++)
        {
            sums[i] = multiplicative ? sums[i] / mean : sums[i] - mean;
        }

        return sums;
    }

    /// <summary>The centred moving average over m steps; NaN at both ends.</summary>
    public static double[] CentredAverage(ReadOnlySpan<double> y, int m)
    {
        var result = new double[y.Length];
        Array.Fill(result, double.NaN);
        var half = m / 2;
        var even = m % 2 == 0;
        var sum = 0.0;
        for (var t = 0; t < y.Length; t++)
        {
            // The window t − 2 half .. t is full from step 2 half on; it is summed anew now and then, so that rounding does not gather.
            sum += y[t];
            if (t > 2 * half)
            {
                sum -= y[t - (2 * half) - 1];
            }

            if (t >= 2 * half)
            {
                if ((t & 255) == 255)
                {
                    sum = System.Numerics.Tensors.TensorPrimitives.Sum(y.Slice(t - (2 * half), (2 * half) + 1));
                }

                result[t - half] = (sum - (even ? 0.5 * (y[t] + y[t - (2 * half)]) : 0)) / m;
            }
        }

        return result;
    }

    /// <summary>
    /// Whether the autocorrelation at lag m stands out at the 90 % level: |r(m)| ÷ √((1 + 2 Σ r(k)², k &lt; m) ÷ n) &gt; 1.645, the
    /// test of the M3 competition's Theta. Needs more than two periods.
    /// </summary>
    public static bool IsSeasonal(ReadOnlySpan<double> y, int m)
    {
        if (m < 2 || y.Length <= 2 * m)
        {
            return false;
        }

        var r = Autocorrelation(y, m);
        var sum = 0.0;
        for (var k = 1; k < m; k++)
        {
            sum += r[k] * r[k];
        }

        return Math.Abs(r[m]) / Math.Sqrt((1 + (2 * sum)) / y.Length) > 1.6448536269514722;
    }

    /// <summary>Autocorrelations at lags 0 to <paramref name="most"/>; zeros for a constant series.</summary>
    public static double[] Autocorrelation(ReadOnlySpan<double> y, int most)
    {
        var r = new double[most + 1];
        var mean = 0.0;
        foreach (var value in y)
        {
            mean += value / y.Length;
        }

        var centred = new double[y.Length];
        var scale = 0.0;
        for (var t = 0; t < y.Length; t++)
        {
            centred[t] = y[t] - mean;
            scale += centred[t] * centred[t];
        }

        if (!(scale > 0))
        {
            return r;
        }

        r[0] = 1;
        for (var k = 1; k <= most && k < y.Length; k++)
        {
            r[k] = System.Numerics.Tensors.TensorPrimitives.Dot(centred.AsSpan(0, y.Length - k), centred.AsSpan(k)) / scale;
        }

        return r;
    }
}
