using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Core.Behaviour;

/// <summary>
/// Logistic regression by Newton's method with halved steps and a ridge: maximises Σ y log p + (1 − y) log(1 − p) − λ/2 Σ w² over standardised features, the intercept free
/// (Hoerl and Kennard 1970; McCullagh and Nelder, Generalized Linear Models, 1989, 4.4).
/// </summary>
public static class LogisticModel
{
    private const int MostSteps = 50;
    private const int MostHalvings = 30;
    private const double Tolerance = 1e-7;

    /// <summary>Fits it; null where one of the two outcomes is missing, or the steps do not settle.</summary>
    /// <param name="rows">The features of each row, of equal length, finite.</param>
    /// <param name="outcomes">What came of each row.</param>
    /// <param name="ridge">λ, 0 or more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The numbers of rows and outcomes differ.</exception>
    public static LogisticFit? Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> outcomes, double ridge = 1, CancellationToken cancellationToken = default)
    {
        if (rows.Count != outcomes.Count)
        {
            throw new ArgumentException("Each row has one outcome.", nameof(outcomes));
        }

        var yes = outcomes.Count(static o => o);
        if (yes == 0 || yes == outcomes.Count)
        {
            return null;
        }

        var width = rows[0].Length;
        var (means, deviations) = Scales(rows, width);
        var weights = Vector<double>.Build.Dense(width + 1);
        weights[0] = Math.Log((double)yes / (outcomes.Count - yes));
        var x = new double[width + 1];
        x[0] = 1;
        for (var step = 0; step < MostSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var gradient = Vector<double>.Build.Dense(width + 1);
            var curvature = Matrix<double>.Build.Dense(width + 1, width + 1);
            for (var r = 0; r < rows.Count; r++)
            {
                var z = weights[0];
                for (var c = 0; c < width; c++)
                {
                    x[c + 1] = (rows[r][c] - means[c]) / deviations[c];
                    z += weights[c + 1] * x[c + 1];
                }

                var p = LogisticFit.Share(z);
                var (away, weight) = ((outcomes[r] ? 1 : 0) - p, Math.Max(p * (1 - p), 1e-12));
                for (var i = 0; i <= width; i++)
                {
                    gradient[i] += away * x[i];
                    for (var j = 0; j <= i; j++)
                    {
                        curvature[i, j] += weight * x[i] * x[j];
                    }
                }
            }

            for (var i = 0; i <= width; i++)
            {
                gradient[i] -= i == 0 ? 0 : ridge * weights[i];
                // A trace keeps the curvature of a constant feature from being nothing.
                curvature[i, i] += (i == 0 ? 0 : ridge) + 1e-9;
                for (var j = i + 1; j <= width; j++)
                {
                    curvature[i, j] = curvature[j, i];
                }
            }

            var move = curvature.Cholesky().Solve(gradient);
            if (move.AbsoluteMaximum() < Tolerance)
            {
                return new LogisticFit([.. weights], means, deviations);
            }

            // Newton's step overshoots where the curve bends away: it is halved until the likelihood rises.
            var (next, now) = (weights + move, Objective(rows, outcomes, means, deviations, weights, ridge));
            for (var half = 0; half < MostHalvings && Objective(rows, outcomes, means, deviations, next, ridge) < now; half++)
            {
                move /= 2;
                next = weights + move;
            }

            weights = next;
        }

        return null;
    }

    // Σ y z − log(1 + exp z) − λ/2 Σ w².
    private static double Objective(IReadOnlyList<double[]> rows, IReadOnlyList<bool> outcomes, double[] means, double[] deviations, Vector<double> weights, double ridge)
    {
        double sum = 0;
        for (var r = 0; r < rows.Count; r++)
        {
            var z = weights[0];
            for (var c = 0; c < means.Length; c++)
            {
                z += weights[c + 1] * (rows[r][c] - means[c]) / deviations[c];
            }

            sum += (outcomes[r] ? z : 0) - (z > 0 ? z + Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z)));
        }

        for (var c = 1; c < weights.Count; c++)
        {
            sum -= ridge / 2 * weights[c] * weights[c];
        }

        return sum;
    }

    private static (double[] Means, double[] Deviations) Scales(IReadOnlyList<double[]> rows, int width)
    {
        var (means, deviations) = (new double[width], new double[width]);
        for (var c = 0; c < width; c++)
        {
            double sum = 0, squares = 0;
            foreach (var row in rows)
            {
                sum += row[c];
            }

            means[c] = sum / rows.Count;
            foreach (var row in rows)
            {
                squares += (row[c] - means[c]) * (row[c] - means[c]);
            }

            var deviation = Math.Sqrt(squares / rows.Count);
            deviations[c] = deviation > 0 ? deviation : 1;
        }

        return (means, deviations);
    }
}
