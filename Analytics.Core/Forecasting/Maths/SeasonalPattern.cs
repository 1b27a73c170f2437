using System.Numerics.Tensors;

namespace Analytics.Core.Forecasting.Maths;

/// <summary>
/// Additive patterns of several periods, each found on what the shorter ones leave, robust against single days and shrunk by how
/// far they stand out of the noise.
/// </summary>
/// <remarks>
/// For a period p: the trend (a centred average over p, carried on to both ends by the line through the half period next to
/// them) is taken off; each phase's value is a mean of what is left there, newer seasons counting more and values beyond 2.5
/// robust deviations from the phase's median drawn in; long patterns are smoothed over neighbouring phases; at last the pattern
/// is multiplied by 1 − noise ÷ (noise + signal), after Miller and Williams (2003): a pattern seen twice in noise is believed less.
/// </remarks>
internal sealed class SeasonalPattern
{
    // How much a season counts against the one after it, and over which part of a long period phases are smoothed.
    private const double Fading = 0.9;
    private const double SmoothingParts = 26;

    private readonly double[][] patterns;

    private SeasonalPattern(double[][] found, bool logarithm)
    {
        patterns = found;
        IsMultiplied = logarithm;
    }

    /// <summary>Whether the patterns multiply: found on the logarithm, where all values are positive.</summary>
    public bool IsMultiplied { get; }

    /// <summary>The share of a period's variation that is believed, by period; for display.</summary>
    public IReadOnlyList<int> Periods => [.. patterns.Select(static p => p.Length)];

    /// <summary>Finds the patterns of the periods of which there are two in the series.</summary>
    public static SeasonalPattern Find(double[] y, IEnumerable<int> periods)
    {
        var logarithm = Array.TrueForAll(y, static v => v > 0);
        var rest = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            rest[t] = logarithm ? Math.Log(y[t]) : y[t];
        }

        var found = new List<double[]>();
        foreach (var p in periods.Where(p => p > 1 && y.Length >= 2 * p))
        {
            var pattern = Phases(rest, p);
            found.Add(pattern);
            for (var t = 0; t < rest.Length; t++)
            {
                rest[t] -= pattern[t % p];
            }
        }

        return new SeasonalPattern([.. found], logarithm);
    }

    /// <summary>A value at a step without the patterns.</summary>
    public double Remove(double value, int step) => IsMultiplied ? value * Math.Exp(-At(step)) : value - At(step);

    /// <summary>A value at a step with the patterns put back.</summary>
    public double Restore(double value, int step) => IsMultiplied ? value * Math.Exp(At(step)) : value + At(step);

    private double At(int step)
    {
        var sum = 0.0;
        foreach (var pattern in patterns)
        {
            sum += pattern[step % pattern.Length];
        }

        return sum;
    }

    /// <summary>The trend by centred average, carried on at both ends.</summary>
    internal static double[] TrendOf(double[] y, int p)
    {
        var trend = ClassicalDecomposition.CentredAverage(y, p);
        var half = p / 2;
        if (y.Length < (2 * half) + 2)
        {
            Array.Fill(trend, TensorPrimitives.Sum<double>(y) / y.Length);
            return trend;
        }

        var reach = Math.Min(half + 1, y.Length - (2 * half));
        var (startMiddle, startSlope) = Trend.Line(trend.AsSpan(half, reach));
        var (endMiddle, endSlope) = Trend.Line(trend.AsSpan(y.Length - half - reach, reach));
        var middle = (reach - 1) / 2.0;
        for (var i = 0; i < half; i++)
        {
            // Half the slope: a line carried on from a few points is easily too steep.
            trend[i] = startMiddle + (startSlope * (-middle - (0.5 * (half - i))));
            trend[y.Length - 1 - i] = endMiddle + (endSlope * (middle + (0.5 * (half - i))));
        }

        return trend;
    }

    private static double[] Phases(double[] y, int p)
    {
        var trend = TrendOf(y, p);
        var rest = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            rest[t] = y[t] - trend[t];
        }

        var pattern = new double[p];
        var seasons = (y.Length + p - 1) / p;
        var values = new double[seasons];
        double noise = 0, information = 0;
        var counted = 0;
        for (var phase = 0; phase < p; phase++)
        {
            var n = 0;
            for (var t = phase; t < y.Length; t += p)
            {
                values[n++] = rest[t];
            }

            var here = values.AsSpan(0, n);
            var median = Robust.Median(here);
            var bound = 2.5 * Robust.Deviation(here);
            double sum = 0, weights = 0, square = 0;
            for (var i = 0; i < n; i++)
            {
                var weight = Math.Pow(Fading, n - 1 - i);
                sum += weight * Math.Clamp(here[i], median - bound, median + bound);
                weights += weight;
                square += weight * weight;
            }

            pattern[phase] = sum / weights;
            information += weights * weights / square / p;
            for (var i = 0; i < n; i++)
            {
                noise += Math.Pow(Math.Clamp(here[i], median - bound, median + bound) - pattern[phase], 2);
                counted++;
            }
        }

        var variance = noise / Math.Max(1, counted - p);
        if (p >= 24)
        {
            var (smoothed, gain) = Smooth(pattern, Math.Max(1, (int)Math.Round(p / SmoothingParts)));
            pattern = smoothed;
            information *= gain;
        }

        var mean = TensorPrimitives.Sum<double>(pattern) / p;
        var signal = 0.0;
        for (var i = 0; i < p; i++)
        {
            pattern[i] -= mean;
            signal += pattern[i] * pattern[i] / Math.Max(1, p - 1);
        }

        var believed = signal > 0 ? Math.Max(0, 1 - (variance / information / signal)) : 0;
        for (var i = 0; i < p; i++)
        {
            pattern[i] *= believed;
        }

        return pattern;
    }

    // A triangle over 2 half + 1 neighbouring phases, around the circle; how many values' worth of noise it averages.
    private static (double[] Pattern, double Gain) Smooth(double[] pattern, int half)
    {
        var p = pattern.Length;
        var result = new double[p];
        double total = 0, square = 0;
        for (var k = -half; k <= half; k++)
        {
            var weight = half + 1.0 - Math.Abs(k);
            total += weight;
            square += weight * weight;
            for (var i = 0; i < p; i++)
            {
                result[i] += weight * pattern[(i + k + p) % p];
            }
        }

        for (var i = 0; i < p; i++)
        {
            result[i] /= total;
        }

        return (result, total * total / square);
    }
}
