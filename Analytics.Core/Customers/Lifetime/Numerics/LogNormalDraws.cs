namespace Analytics.Core.Customers.Lifetime;

/// <summary>
/// What is not known of the parameters, as a normal distribution of their logarithms around the maximum (Laplace's approximation).
/// Where the likelihood is flat, the weak prior's width bounds it.
/// </summary>
internal sealed class LogNormalDraws
{
    private readonly double[] _logs;
    private readonly double[,] _root;

    private LogNormalDraws(double[] logs, double[,] covariance, double[,] root)
    {
        _logs = logs;
        Covariance = covariance;
        _root = root;
    }

    /// <summary>Covariance of the logarithms.</summary>
    public double[,] Covariance { get; }

    /// <summary>From the curvature at the maximum.</summary>
    /// <param name="logs">The maximum.</param>
    /// <param name="curvature">Second derivatives of −log-likelihood there.</param>
    /// <param name="prior">Its precision is added where the curvature alone leaves a direction wider than the prior.</param>
    public static LogNormalDraws From(double[] logs, double[,] curvature, LogPrior prior)
    {
        var n = logs.Length;
        if (Invert(curvature) is not { } covariance || Enumerable.Range(0, n).Any(i => covariance[i, i] > prior.Deviations[i] * prior.Deviations[i]))
        {
            var firm = (double[,])curvature.Clone();
            var added = 1.0;
            do
            {
                for (var i = 0; i < n; i++)
                {
                    firm[i, i] += added / (prior.Deviations[i] * prior.Deviations[i]);
                }

                covariance = Invert(firm);
                added *= 2;
            }
            while (covariance is null && added < 1e30);
        }

        covariance ??= Diagonal(prior);
        return new LogNormalDraws(logs, covariance, Cholesky(covariance) ?? Cholesky(Diagonal(prior))!);
    }

    /// <summary>Standard errors of the parameters themselves, by the delta method.</summary>
    public double[] StandardErrors() => [.. _logs.Select((l, i) => Math.Exp(l) * Math.Sqrt(Covariance[i, i]))];

    /// <summary>Logarithms of one draw.</summary>
    public double[] Draw(SeededRandom random)
    {
        var n = _logs.Length;
        var normal = new double[n];
        for (var i = 0; i < n; i++)
        {
            normal[i] = random.NextNormal();
        }

        var draw = (double[])_logs.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                draw[i] += _root[i, j] * normal[j];
            }

            draw[i] = Math.Clamp(draw[i], -Maximizer.Edge - 2, Maximizer.Edge + 2);
        }

        return draw;
    }

    private static double[,] Diagonal(LogPrior prior)
    {
        var n = prior.Deviations.Length;
        var result = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            result[i, i] = prior.Deviations[i] * prior.Deviations[i];
        }

        return result;
    }

    /// <summary>The inverse of a positive definite matrix; null when it is none.</summary>
    private static double[,]? Invert(double[,] matrix)
    {
        if (Cholesky(matrix) is not { } root)
        {
            return null;
        }

        var n = root.GetLength(0);
        var inverse = new double[n, n];
        for (var column = 0; column < n; column++)
        {
            var y = new double[n];
            for (var i = 0; i < n; i++)
            {
                var sum = i == column ? 1.0 : 0;
                for (var j = 0; j < i; j++)
                {
                    sum -= root[i, j] * y[j];
                }

                y[i] = sum / root[i, i];
            }

            for (var i = n - 1; i >= 0; i--)
            {
                var sum = y[i];
                for (var j = i + 1; j < n; j++)
                {
                    sum -= root[j, i] * inverse[j, column];
                }

                inverse[i, column] = sum / root[i, i];
            }
        }

        return inverse;
    }

    private static double[,]? Cholesky(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var root = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= root[i, k] * root[j, k];
                }

                if (i != j)
                {
                    root[i, j] = sum / root[j, j];
                }
                else if (sum > 1e-12 * Math.Abs(matrix[i, i]) && double.IsFinite(sum))
                {
                    root[i, i] = Math.Sqrt(sum);
                }
                else
                {
                    return null;
                }
            }
        }

        return root;
    }
}
