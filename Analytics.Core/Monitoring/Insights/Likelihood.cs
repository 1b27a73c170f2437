namespace Analytics.Core.Monitoring;

/// <summary>From distances to levels.</summary>
internal static class Likelihood
{
    /// <summary>P(|Z| ≤ z) for a standard normal Z.</summary>
    public static double Within(double z) => (2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, Math.Abs(z))) - 1;
}
