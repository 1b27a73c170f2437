namespace Analytics.Core.Forecasting.Arima;

/// <summary>Lag polynomials: products, and the partial autocorrelations that show whether a process is stationary.</summary>
internal static class Polynomials
{
    /// <summary>
    /// Coefficients of lags 1, 2, … of (1 + s Σ a_i B^i)(1 + s Σ b_j B^(mj)), times s: with s = −1 autoregressive terms as they
    /// stand on the right of the equation, with s = 1 moving average terms.
    /// </summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int m, int sign, Span<double> product)
    {
        product.Clear();
        for (var i = 0; i < a.Length; i++)
        {
            product[i] += a[i];
        }

        for (var j = 0; j < b.Length; j++)
        {
            var lag = (j + 1) * m;
            product[lag - 1] += b[j];
            for (var i = 0; i < a.Length; i++)
            {
                product[lag + i] += sign * a[i] * b[j];
            }
        }
    }

    /// <summary>Autoregressive coefficients from partial autocorrelations, in place (Durbin and Levinson).</summary>
    public static void FromPartials(Span<double> values)
    {
        Span<double> before = stackalloc double[values.Length];
        for (var k = 1; k < values.Length; k++)
        {
            values[..k].CopyTo(before);
            var partial = values[k];
            for (var i = 0; i < k; i++)
            {
                values[i] = before[i] - (partial * before[k - 1 - i]);
            }
        }
    }

    /// <summary>Partial autocorrelations from autoregressive coefficients, in place; false when one is not below <paramref name="limit"/>.</summary>
    public static bool ToPartials(Span<double> values, double limit = 1)
    {
        Span<double> before = stackalloc double[values.Length];
        for (var k = values.Length - 1; k >= 0; k--)
        {
            var partial = values[k];
            if (!(Math.Abs(partial) < limit))
            {
                return false;
            }

            values[..k].CopyTo(before);
            var rest = 1 - (partial * partial);
            for (var i = 0; i < k; i++)
            {
                values[i] = (before[i] + (partial * before[k - 1 - i])) / rest;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether all roots of 1 − Σ a_i z^i, z = B^m, have |B| above <paramref name="radius"/>.
    /// </summary>
    public static bool RootsBeyond(ReadOnlySpan<double> a, int m, double radius)
    {
        Span<double> scaled = stackalloc double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            scaled[i] = a[i] * Math.Pow(radius, m * (i + 1));
        }

        return ToPartials(scaled);
    }
}
