namespace Analytics.Core.Customers.Lifetime;

/// <summary>
/// Maximises a smooth function of a few logarithms by BFGS (Nocedal and Wright, Numerical Optimization, algorithm 6.1) with a
/// backtracking line search. A gentle wall keeps every logarithm within ±<see cref="Edge"/>.
/// </summary>
internal static class Maximizer
{
    /// <summary>Beyond this a logarithm is pulled back; parameters are scaled, so that sensible ones lie within ±7.</summary>
    public const double Edge = 12;

    private const double Flat = 1e-9;
    private const double FlatEnough = 1e-5;
    private const double LongestStep = 2;

    // On a ridge that rises without end, such as towards customers who are all alike, the search stops when nothing is gained any more.
    private const double NoGain = 1e-6;
    private const int PatientSteps = 8;

    /// <summary>The best maximum from several starts; later starts are tried only while none has converged, unless <paramref name="tryAll"/>.</summary>
    /// <param name="objective">What to maximise.</param>
    /// <param name="scale">What to divide it by, so that slopes are of the order of one: the number of observations.</param>
    /// <param name="starts">Where to begin.</param>
    /// <param name="tryAll">Whether every start is tried.</param>
    /// <param name="maxIterations">Steps from each start.</param>
    /// <param name="inverse">What is known of the inverse curvature of objective ÷ scale; null for nothing.</param>
    public static Maximum Run(
        LogObjective objective, double scale, IReadOnlyList<double[]> starts, bool tryAll, int maxIterations, double[,]? inverse = null)
    {
        Maximum? best = null;
        foreach (var start in starts)
        {
            var found = RunOnce(objective, scale, start, maxIterations, inverse);
            if (best is null || (found.Converged && !best.Converged) || (found.Converged == best.Converged && found.Value > best.Value))
            {
                best = found;
            }

            if (best.Converged && !tryAll)
            {
                break;
            }
        }

        return best!;
    }

    /// <summary>The matrix of second derivatives of −objective, by central differences of the gradient.</summary>
    public static double[,] Curvature(LogObjective objective, double[] logs)
    {
        const double Step = 1e-4;
        var n = logs.Length;
        var result = new double[n, n];
        var at = (double[])logs.Clone();
        var up = new double[n];
        var down = new double[n];
        for (var i = 0; i < n; i++)
        {
            at[i] = logs[i] + Step;
            objective(at, up);
            at[i] = logs[i] - Step;
            objective(at, down);
            at[i] = logs[i];
            for (var j = 0; j < n; j++)
            {
                result[i, j] = (down[j] - up[j]) / (2 * Step);
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                result[i, j] = result[j, i] = (result[i, j] + result[j, i]) / 2;
            }
        }

        return result;
    }

    private static Maximum RunOnce(LogObjective objective, double scale, double[] start, int maxIterations, double[,]? known)
    {
        var n = start.Length;
        var x = (double[])start.Clone();
        var gradient = new double[n];
        var value = Cost(objective, scale, x, gradient);
        var inverse = (double[,]?)known?.Clone() ?? Identity(n, 1 / Math.Max(1, Largest(gradient)));
        var fresh = known is null;
        var nextX = new double[n];
        var nextGradient = new double[n];
        var direction = new double[n];
        var iteration = 0;
        var marked = value;
        while (iteration < maxIterations && Largest(gradient) > Flat)
        {
            if (iteration % PatientSteps == PatientSteps - 1)
            {
                if ((marked - value) * scale < NoGain && Largest(gradient) <= FlatEnough)
                {
                    break;
                }

                marked = value;
            }

            iteration++;
            var slope = Direction(inverse, gradient, direction);
            if (!(slope < 0))
            {
                inverse = Identity(n, 1 / Math.Max(1, Largest(gradient)));
                slope = Direction(inverse, gradient, direction);
                fresh = true;
            }

            if (!Search(objective, scale, x, value, direction, slope, nextX, nextGradient, out var nextValue))
            {
                if (fresh)
                {
                    break;
                }

                inverse = Identity(n, 1 / Math.Max(1, Largest(gradient)));
                fresh = true;
                continue;
            }

            Update(ref inverse, x, nextX, gradient, nextGradient, fresh);
            fresh = false;
            (x, nextX) = (nextX, x);
            (gradient, nextGradient) = (nextGradient, gradient);
            value = nextValue;
        }

        return new Maximum(x, -value * scale, Largest(gradient) <= FlatEnough, iteration);
    }

    private static double Direction(double[,] inverse, double[] gradient, double[] direction)
    {
        var slope = 0.0;
        for (var i = 0; i < direction.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < direction.Length; j++)
            {
                sum -= inverse[i, j] * gradient[j];
            }

            direction[i] = sum;
        }

        var longest = Largest(direction);
        for (var i = 0; i < direction.Length; i++)
        {
            direction[i] *= longest > LongestStep ? LongestStep / longest : 1;
            slope += direction[i] * gradient[i];
        }

        return slope;
    }

    private static bool Search(
        LogObjective objective, double scale, double[] x, double value, double[] direction, double slope, double[] nextX, double[] nextGradient, out double nextValue)
    {
        const double Enough = 1e-4;
        var step = 1.0;
        for (var tries = 0; tries < 40; tries++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                nextX[i] = x[i] + (step * direction[i]);
            }

            nextValue = Cost(objective, scale, nextX, nextGradient);
            // Near the maximum the values drown in rounding; then a flatter slope is progress enough.
            if (nextValue <= value + (Enough * step * slope)
                || (nextValue <= value + (1e-13 * Math.Abs(value)) && Math.Abs(Dot(direction, nextGradient)) < 0.9 * Math.Abs(slope)))
            {
                return true;
            }

            var curved = double.IsFinite(nextValue) ? -slope * step / (2 * (((nextValue - value) / step) - slope)) : 0.1;
            step *= Math.Clamp(curved, 0.1, 0.5);
        }

        nextValue = value;
        return false;
    }

    private static void Update(ref double[,] inverse, double[] x, double[] nextX, double[] gradient, double[] nextGradient, bool fresh)
    {
        var n = x.Length;
        var s = new double[n];
        var y = new double[n];
        for (var i = 0; i < n; i++)
        {
            s[i] = nextX[i] - x[i];
            y[i] = nextGradient[i] - gradient[i];
        }

        var sy = Dot(s, y);
        var yy = Dot(y, y);
        if (!(sy > 1e-12 * Math.Sqrt(Dot(s, s) * yy)))
        {
            return;
        }

        if (fresh)
        {
            inverse = Identity(n, sy / yy);
        }

        var hy = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                hy[i] += inverse[i, j] * y[j];
            }
        }

        var factor = (1 + (Dot(y, hy) / sy)) / sy;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                inverse[i, j] += (factor * s[i] * s[j]) - (((hy[i] * s[j]) + (s[i] * hy[j])) / sy);
            }
        }
    }

    private static double Cost(LogObjective objective, double scale, double[] x, double[] gradient)
    {
        var value = -objective(x, gradient) / scale;
        for (var i = 0; i < x.Length; i++)
        {
            gradient[i] /= -scale;
            var beyond = Math.Abs(x[i]) - Edge;
            if (beyond > 0)
            {
                value += beyond * beyond / 2;
                gradient[i] += Math.Sign(x[i]) * beyond;
            }
        }

        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    private static double[,] Identity(int n, double scale)
    {
        var result = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            result[i, i] = scale;
        }

        return result;
    }

    private static double Largest(double[] values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
