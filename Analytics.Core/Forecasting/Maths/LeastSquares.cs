namespace Analytics.Core.Forecasting.Maths;

/// <summary>Linear least squares by normal equations and Cholesky's factorisation, for a few well-scaled regressors.</summary>
internal static class LeastSquares
{
    /// <summary>Coefficients, one a column of the rows; columns that add nothing get 0.</summary>
    /// <param name="rows">The regressors, row after row.</param>
    /// <param name="y">The values.</param>
    /// <param name="count">Regressors in a row.</param>
    public static double[] Solve(ReadOnlySpan<double> rows, ReadOnlySpan<double> y, int count)
    {
        var a = new double[count * count];
        var b = new double[count];
        for (var t = 0; t < y.Length; t++)
        {
            var row = rows.Slice(t * count, count);
            for (var i = 0; i < count; i++)
            {
                b[i] += row[i] * y[t];
                for (var j = 0; j <= i; j++)
                {
                    a[(i * count) + j] += row[i] * row[j];
                }
            }
        }

        for (var i = 0; i < count; i++)
        {
            var size = a[(i * count) + i];
            for (var j = 0; j <= i; j++)
            {
                var sum = a[(i * count) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= a[(i * count) + k] * a[(j * count) + k];
                }

                a[(i * count) + j] = i == j
                    ? (sum > 1e-10 * size ? Math.Sqrt(sum) : 0)
                    : a[(j * count) + j] > 0 ? sum / a[(j * count) + j] : 0;
            }
        }

        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < i; k++)
            {
                b[i] -= a[(i * count) + k] * b[k];
            }

            b[i] = a[(i * count) + i] > 0 ? b[i] / a[(i * count) + i] : 0;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < count; k++)
            {
                b[i] -= a[(k * count) + i] * b[k];
            }

            b[i] = a[(i * count) + i] > 0 ? b[i] / a[(i * count) + i] : 0;
        }

        return b;
    }
}
