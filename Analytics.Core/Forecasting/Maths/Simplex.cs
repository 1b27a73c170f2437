namespace Analytics.Core.Forecasting.Maths;

/// <summary>Least value of a function by the downhill simplex of Nelder and Mead (1965). Deterministic.</summary>
internal static class Simplex
{
    /// <summary>Searches from <paramref name="start"/>.</summary>
    /// <param name="function">The function; anything that is not a number counts as infinite.</param>
    /// <param name="start">Where to begin; becomes the first corner.</param>
    /// <param name="steps">First step along each axis.</param>
    /// <param name="evaluations">The most calls of the function.</param>
    /// <param name="tolerance">Ends when the corners' values differ relatively by less.</param>
    /// <returns>The best point, its value, and whether it ended by tolerance.</returns>
    public static (double[] Point, double Value, bool Converged) Minimise(
        Func<double[], double> function, double[] start, double[] steps, int evaluations, double tolerance = 1e-7)
    {
        var n = start.Length;
        var corners = new double[n + 1][];
        var values = new double[n + 1];
        for (var i = 0; i <= n; i++)
        {
            corners[i] = [.. start];
            if (i > 0)
            {
                corners[i][i - 1] += steps[i - 1];
            }

            values[i] = At(function, corners[i]);
        }

        var calls = n + 1;
        var converged = false;
        while (calls < evaluations)
        {
            Array.Sort(values, corners);
            if (values[n] - values[0] <= tolerance * (Math.Abs(values[0]) + 1e-300))
            {
                converged = true;
                break;
            }

            var centre = new double[n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    centre[j] += corners[i][j] / n;
                }
            }

            var reflected = Along(centre, corners[n], -1);
            var value = At(function, reflected);
            calls++;
            if (value < values[0])
            {
                var further = Along(centre, corners[n], -2);
                var furtherValue = At(function, further);
                calls++;
                (corners[n], values[n]) = furtherValue < value ? (further, furtherValue) : (reflected, value);
                continue;
            }

            if (value < values[n - 1])
            {
                (corners[n], values[n]) = (reflected, value);
                continue;
            }

            var inner = Along(centre, corners[n], value < values[n] ? -0.5 : 0.5);
            var innerValue = At(function, inner);
            calls++;
            if (innerValue < Math.Min(value, values[n]))
            {
                (corners[n], values[n]) = (inner, innerValue);
                continue;
            }

            for (var i = 1; i <= n; i++)
            {
                corners[i] = Along(corners[0], corners[i], 0.5);
                values[i] = At(function, corners[i]);
            }

            calls += n;
        }

        Array.Sort(values, corners);
        return (corners[0], values[0], converged);
    }

    private static double At(Func<double[], double> function, double[] point)
    {
        var value = function(point);
        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    private static double[] Along(double[] from, double[] to, double share)
    {
        var point = new double[from.Length];
        for (var i = 0; i < point.Length; i++)
        {
            point[i] = from[i] + (share * (to[i] - from[i]));
        }

        return point;
    }
}
