namespace Analytics.Core.Forecasting.Ets;

/// <summary>
/// Whether forecasts forget the distant past: all roots of the reduced characteristic polynomial of the error recursion within
/// the unit circle (Hyndman et al. 2008, theorem 10.1). The usual bounds imply it but for some models with a season and a trend.
/// </summary>
internal static class EtsAdmissibility
{
    private const double Slack = 1e-8;

    /// <summary>Whether the parameters are admissible with period <paramref name="m"/>.</summary>
    public static bool Holds(EtsSpec spec, EtsParameters p, int m)
    {
        if (spec.Season == EtsSeason.None || spec.Trend == EtsTrend.None)
        {
            // Within the usual bounds these always are.
            return true;
        }

        double a = p.Alpha, b = p.Beta, g = p.Gamma, phi = p.Phi;
        Span<double> polynomial = stackalloc double[m + 2];
        polynomial[0] = phi * (1 - a - g);
        polynomial[1] = a + b - (a * phi) + g - 1;
        polynomial[2..m].Fill(a + b - (a * phi));
        polynomial[m] = a + b - phi;
        polynomial[m + 1] = 1;
        return StepsDown(polynomial);
    }

    /// <summary>Schur and Cohn's test; coefficients in ascending order, the leading one is 1. Shrunk a little so that a root at 1 passes.</summary>
    private static bool StepsDown(Span<double> c)
    {
        var degree = c.Length - 1;
        var power = 1.0;
        for (var i = degree; i >= 0; i--)
        {
            c[i] *= power;
            power /= 1 + Slack;
        }

        Span<double> next = stackalloc double[c.Length];
        while (degree > 0)
        {
            var k = c[0] / c[degree];
            if (!(Math.Abs(k) < 1))
            {
                return false;
            }

            for (var i = 0; i < degree; i++)
            {
                next[i] = c[i + 1] - (k * c[degree - i - 1]);
            }

            degree--;
            next[..(degree + 1)].CopyTo(c);
        }

        return true;
    }
}
