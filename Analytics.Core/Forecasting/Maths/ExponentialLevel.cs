namespace Analytics.Core.Forecasting.Maths;

/// <summary>
/// Simple exponential smoothing, ℓ(t) = ℓ(t−1) + α (y(t) − ℓ(t−1)), by least squares. For a given α the best first level has a
/// closed form (the errors are linear in it), so that only α is searched: a grid, then golden section.
/// </summary>
internal static class ExponentialLevel
{
    private const double Least = 1e-4;
    private const double Most = 0.9999;

    /// <summary>The best α and first level.</summary>
    public static (double Alpha, double First) Fit(ReadOnlySpan<double> y)
    {
        var best = Least;
        var least = double.PositiveInfinity;
        ReadOnlySpan<double> grid = [Least, 0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96, Most];
        var at = 0;
        for (var i = 0; i < grid.Length; i++)
        {
            var sse = SquaredErrors(y, grid[i], out _);
            if (sse < least)
            {
                (least, best, at) = (sse, grid[i], i);
            }
        }

        var low = grid[Math.Max(0, at - 1)];
        var high = grid[Math.Min(grid.Length - 1, at + 1)];
        const double ratio = 0.6180339887498949;
        var a = high - (ratio * (high - low));
        var b = low + (ratio * (high - low));
        var fa = SquaredErrors(y, a, out _);
        var fb = SquaredErrors(y, b, out _);
        for (var i = 0; i < 18; i++)
        {
            if (fa < fb)
            {
                (high, b, fb) = (b, a, fa);
                a = high - (ratio * (high - low));
                fa = SquaredErrors(y, a, out _);
            }
            else
            {
                (low, a, fa) = (a, b, fb);
                b = low + (ratio * (high - low));
                fb = SquaredErrors(y, b, out _);
            }
        }

        var (alpha, value) = fa < fb ? (a, fa) : (b, fb);
        if (least <= value)
        {
            alpha = best;
        }

        SquaredErrors(y, alpha, out var first);
        return (alpha, first);
    }

    /// <summary>Runs the smoothing; <paramref name="fitted"/> takes the one-step forecasts. Returns the last level.</summary>
    public static double Run(ReadOnlySpan<double> y, double alpha, double first, Span<double> fitted)
    {
        var level = first;
        for (var t = 0; t < y.Length; t++)
        {
            fitted[t] = level;
            level += alpha * (y[t] - level);
        }

        return level;
    }

    private static double SquaredErrors(ReadOnlySpan<double> y, double alpha, out double first)
    {
        // e(t) = e0(t) − λ^t ℓ(0), with e0 the error from ℓ(0) = y(0) as origin, for numbers far from zero.
        var origin = y[0];
        var level = 0.0;
        var power = 1.0;
        var keep = 1 - alpha;
        double ee = 0, ep = 0, pp = 0;
        foreach (var value in y)
        {
            var error = value - origin - level;
            ee += error * error;
            ep += error * power;
            pp += power * power;
            level += alpha * error;
            power *= keep;
        }

        var shift = ep / pp;
        first = origin + shift;
        return ee - (shift * ep);
    }
}
