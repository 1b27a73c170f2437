using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Combining;

/// <summary>How large errors are at each step of the horizon, and how they are distributed around that.</summary>
/// <remarks>
/// The errors at rolling origins, a matrix of origins by steps, are pooled: their size over the horizon is taken to be
/// s(h) = a h^b, fitted to the mean absolute errors and bounded by 0 ≤ b ≤ 1 (a random walk has ½); each error divided by its
/// step's s is then a draw from one distribution. A quantile of a few correlated draws is too narrow on average, so it is widened
/// by the number of origins that do not overlap.
/// </remarks>
internal sealed class ErrorScale
{
    // Widening at two independent origins for each z^1.5, and how errors shrink with the history's length: n^−¼.
    private const double FewOrigins = 0.4;
    private const double Learning = 0.25;
    private const double Rounding = 1e-9;

    private readonly double[] sizes;
    private readonly double a;
    private readonly double b;
    private readonly double totals;
    private readonly double independent;
    private readonly double learning;

    private ErrorScale(double[] sortedSizes, double level, double growth, double together, double origins, double learnt)
    {
        (sizes, a, b, totals, independent, learning) = (sortedSizes, level, growth, together, origins, learnt);
    }

    /// <summary>From errors at origins (rows) and steps (columns); NaN for steps without an error.</summary>
    /// <param name="errors">Actual − forecast.</param>
    /// <param name="independent">How many origins' worth of information the rows hold.</param>
    /// <param name="length">The mean length of history at the origins ÷ the length now: fits of the past had less to learn from.</param>
    public static ErrorScale? From(double[][] errors, double independent, double length)
    {
        var horizon = errors[0].Length;
        double sx = 0, sy = 0, sxx = 0, sxy = 0, n = 0;
        var means = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            double sum = 0;
            var count = 0;
            for (var k = 0; k < errors.Length; k++)
            {
                if (!double.IsNaN(errors[k][h]))
                {
                    sum += Math.Abs(errors[k][h]);
                    count++;
                }
            }

            means[h] = count > 0 ? sum / count : double.NaN;
            if (means[h] > 0)
            {
                // Neighbouring steps at the far end are many in the logarithm: each counts by its share of it.
                var weight = 1.0 / (h + 1);
                var (x, v) = (Math.Log(h + 1), Math.Log(means[h]));
                n += weight;
                sx += weight * x;
                sy += weight * v;
                sxx += weight * x * x;
                sxy += weight * x * v;
            }
        }

        if (n == 0)
        {
            return null;
        }

        // A prior worth one origin says that errors grow with h^0.25.
        var spread = sxx - (sx * sx / n);
        var prior = 1.0 / Math.Max(1, independent) * Math.Max(spread, 0.1);
        var growth = Math.Clamp((sxy - (sx * sy / n) + (0.25 * prior)) / (spread + prior), 0, 1);
        double level = 0, steps = 0;
        for (var h = 0; h < horizon; h++)
        {
            if (!double.IsNaN(means[h]))
            {
                level += means[h] / Math.Pow(h + 1, growth);
                steps++;
            }
        }

        level /= steps;
        var draws = new List<double>();
        double together = 0, apart = 0;
        for (var k = 0; k < errors.Length; k++)
        {
            double sum = 0, square = 0;
            for (var h = 0; h < horizon; h++)
            {
                if (!double.IsNaN(errors[k][h]))
                {
                    var s = level * Math.Pow(h + 1, growth);
                    draws.Add(Math.Abs(errors[k][h]) / s);
                    sum += errors[k][h];
                    square += s * s;
                }
            }

            together += Math.Abs(sum);
            apart += Math.Sqrt(square);
        }

        draws.Sort();
        return new ErrorScale([.. draws], level, growth, 1.2533 * together / apart, Math.Max(1, independent), Math.Pow(length, Learning));
    }

    /// <summary>Without origins: from one-step errors in sample, or of changes from step to step, as if normal and growing like a random walk's.</summary>
    public static ErrorScale? FromModel(double[] y, Combination combination, MemberRun[] runs, int horizon)
    {
        double sigma = 0;
        for (var i = 0; i < runs.Length; i++)
        {
            if (combination.Weights[i] > 0 && runs[i].Fit is { } fit)
            {
                sigma += combination.Weights[i] * Residuals.Rms(y, fit.Fitted);
            }
        }

        // No more than rounding: the model runs through every value.
        if (!(sigma > Rounding * Math.Sqrt(y.Average(static v => v * v))))
        {
            return null;
        }

        // Quantiles of |Z| at even shares stand in for draws.
        var draws = Enumerable.Range(0, 200).Select(static i => Normal.TwoSided((i + 0.5) / 200)).ToArray();
        return new ErrorScale(draws, sigma, 0.5, Math.Sqrt(horizon) * 0.7, 2, 1);
    }

    /// <summary>Half the width of the interval at a level, for step <paramref name="h"/> (1 is the first).</summary>
    public double HalfWidth(double level, int h) => a * Math.Pow(h, b) * Quantile(level);

    /// <summary>Half the width of the interval for the sum over a horizon.</summary>
    public double HalfWidthOfTotal(double level, int horizon)
    {
        var square = 0.0;
        for (var h = 1; h <= horizon; h++)
        {
            square += a * a * Math.Pow(h, 2 * b);
        }

        // `totals` is the standard deviation of sums, from their mean absolute error as if normal, against steps taken apart.
        return Math.Sqrt(square) * Math.Clamp(totals, 0.5, 1.25 * Math.Sqrt(horizon)) * Normal.TwoSided(level) * Widening(level);
    }

    private double Quantile(double level) => Robust.Quantile(sizes, level) * Widening(level);

    private double Widening(double level) => learning * (1 + (FewOrigins * Math.Pow(Normal.TwoSided(level), 1.5) * Math.Pow(2 / independent, 2.5)));
}
