namespace Analytics.Core.Customers.Lifetime;

/// <summary>
/// Expected purchases of a customer who is alive: the mean over p ~ Beta(a, b) of (1 − (1 + p τ)^−R) ÷ p, with τ = horizon ÷ (α + T)
/// and R = r + frequency. The closed form of Fader, Hardie and Lee (2005, equation 10) after Euler's transformation of 2F1, arranged so
/// that a = 1 and a + b = 1 need no exception; where the series would cancel, an integral over the logit of p.
/// </summary>
internal static class ExpectedRepeats
{
    private const int MaxTerms = 20_000;

    /// <summary>The mean.</summary>
    public static double Of(double a, double b, double shape, double ratio)
    {
        if (!(ratio > 0))
        {
            return 0;
        }

        var z = ratio / (1 + ratio);
        var first = a + b - 1 - shape;
        var value = a > 20 || b > 1e6 || first * z < -8 || z > 0.995 ? double.NaN : Series(a, b, shape, ratio, z);
        return double.IsFinite(value) && value >= 0 ? value : Integral(a, b, shape, ratio);
    }

    /// <summary>By the series; not a number when it does not end.</summary>
    internal static double Series(double a, double b, double shape, double ratio, double z)
    {
        var c = a + b - 1;
        var first = c - shape;
        var log = -Math.Log(1 + ratio);
        var exponent = (a - 1) * log;
        var change = Math.Abs(exponent) < 1e-8 ? exponent : Math.Exp(exponent) - 1;
        var slope = Math.Abs(a - 1) < 1e-9 ? log : change / (a - 1);
        var term = first * z;
        var sum = term;
        for (var n = 1; n < MaxTerms; n++)
        {
            term *= (first + n) * (a + n - 1) / ((c + n) * (n + 1)) * z;
            sum += term;
            if (Math.Abs(term) <= 1e-16 * Math.Abs(sum))
            {
                return -((c * slope) + ((1 + change) * sum));
            }
        }

        return double.NaN;
    }

    /// <summary>By quadrature: R τ less the mean shortfall, over the logit of p.</summary>
    internal static double Integral(double a, double b, double shape, double ratio)
    {
        var middle = Math.Log((a + 1) / b);
        var deviation = Math.Sqrt((a + 1 + b) / ((a + 1) * b));
        var from = middle - (8 * deviation) - (40 / (a + 1));
        var to = middle + (8 * deviation) + (40 / b);
        var panels = Math.Clamp((int)Math.Ceiling((to - from) / Math.Min(1.5, 2 * deviation)), 8, 4_000);
        var half = (to - from) / panels / 2;
        double shortfall = 0, mass = 0;
        var top = LogDensity(a, b, Math.Log(a / b));
        for (var panel = 0; panel < panels; panel++)
        {
            var centre = from + (half * ((2 * panel) + 1));
            for (var i = 0; i < GaussLegendre.Nodes.Length; i++)
            {
                var logit = centre + (half * GaussLegendre.Nodes[i]);
                var p = 1 / (1 + Math.Exp(-logit));
                var weight = GaussLegendre.Weights[i] * Math.Exp(LogDensity(a, b, logit) - top);
                var lost = p * ratio * shape < 1e-4
                    ? shape * (shape + 1) * ratio * ratio * p / 2
                    : (shape * ratio) - ((1 - Math.Exp(-shape * Math.Log(1 + (p * ratio)))) / p);
                shortfall += weight * lost;
                mass += weight * p;
            }
        }

        // The mass of p under the density is known, and is cut off at the same ends as the shortfall: E p = a ÷ (a + b).
        return (shape * ratio) - (shortfall / mass * a / (a + b));
    }

    private static double LogDensity(double a, double b, double logit) =>
        -(a * (logit < -30 ? -logit : Math.Log(1 + Math.Exp(-logit)))) - (b * (logit > 30 ? logit : Math.Log(1 + Math.Exp(logit))));
}
