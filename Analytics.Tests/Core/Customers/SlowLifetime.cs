using Analytics.Core.Customers;
using MathNet.Numerics;

namespace Analytics.Tests.Core.Customers;

/// <summary>The lifetime models' formulas as their papers write them, customer by customer and without care for speed or range.</summary>
internal static class SlowLifetime
{
    public static double BgNbd(CustomerHistory[] customers, double r, double alpha, double a, double b) => customers.Sum(c =>
    {
        double x = c.Frequency;
        var never = SpecialFunctions.Beta(a, b + x) / SpecialFunctions.Beta(a, b) * Order(r, alpha, x) / Math.Pow(alpha + c.T, r + x);
        var left = x == 0 ? 0 : SpecialFunctions.Beta(a + 1, b + x - 1) / SpecialFunctions.Beta(a, b) * Order(r, alpha, x) / Math.Pow(alpha + c.Recency, r + x);
        return Math.Log(never + left);
    });

    public static double Modified(CustomerHistory[] customers, double r, double alpha, double a, double b) => customers.Sum(c =>
    {
        double x = c.Frequency;
        var never = SpecialFunctions.Beta(a, b + x + 1) / SpecialFunctions.Beta(a, b) * Order(r, alpha, x) / Math.Pow(alpha + c.T, r + x);
        var left = SpecialFunctions.Beta(a + 1, b + x) / SpecialFunctions.Beta(a, b) * Order(r, alpha, x) / Math.Pow(alpha + c.Recency, r + x);
        return Math.Log(never + left);
    });

    /// <summary>With the difference of two 2F1, in the form for each of α ≥ β and α &lt; β.</summary>
    public static double Pareto(CustomerHistory[] customers, double r, double alpha, double s, double beta) => customers.Sum(c =>
    {
        double x = c.Frequency;
        var k = r + s + x;
        var larger = Math.Max(alpha, beta);
        var second = alpha >= beta ? s + 1 : r + x;
        double Term(double t) => Gauss(k, second, k + 1, Math.Abs(alpha - beta) / (larger + t)) / Math.Pow(larger + t, k);
        var alive = Math.Pow(alpha + c.T, -(r + x)) * Math.Pow(beta + c.T, -s);
        return Math.Log(Order(r, alpha, x) * Math.Pow(beta, s) * (alive + (s / k * (Term(c.Recency) - Term(c.T)))));
    });

    public static double GammaGamma(CustomerHistory[] customers, double p, double q, double v) =>
        customers.Where(c => c.Frequency > 0).Sum(c =>
        {
            double x = c.Frequency;
            return SpecialFunctions.GammaLn((p * x) + q) - SpecialFunctions.GammaLn(p * x) - SpecialFunctions.GammaLn(q) + (q * Math.Log(v))
                + (((p * x) - 1) * Math.Log(c.MeanValue)) + (p * x * Math.Log(x)) - (((p * x) + q) * Math.Log(v + (x * c.MeanValue)));
        });

    /// <summary>Mean over p ~ Beta(a, b) of (1 − (1 + p τ)^−R) ÷ p, by the midpoint rule over the logit of p.</summary>
    public static double Expected(double a, double b, double shape, double ratio)
    {
        const int Steps = 400_000;
        var from = -(45 / a) - 20;
        var to = (45 / b) + 20;
        double sum = 0, mass = 0;
        for (var i = 0; i < Steps; i++)
        {
            var logit = from + ((to - from) * (i + 0.5) / Steps);
            var p = 1 / (1 + Math.Exp(-logit));
            var weight = Math.Exp((a * Math.Log(p)) + (b * Math.Log(1 / (1 + Math.Exp(logit)))));
            mass += weight;
            sum += weight * (p * ratio < 1e-7 ? shape * ratio : (1 - Math.Pow(1 + (p * ratio), -shape)) / p);
        }

        return sum / mass;
    }

    private static double Order(double r, double alpha, double x) => SpecialFunctions.Gamma(r + x) * Math.Pow(alpha, r) / SpecialFunctions.Gamma(r);

    private static double Gauss(double a, double b, double c, double z)
    {
        double sum = 1, term = 1;
        for (var n = 0; n < 100_000 && Math.Abs(term) > 1e-17 * sum; n++)
        {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }

        return sum;
    }
}
