namespace Analytics.Core.Forecasting.Maths;

/// <summary>The normal distribution.</summary>
internal static class Normal
{
    /// <summary>z with P(|Z| ≤ z) = level.</summary>
    public static double TwoSided(double level) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.5 + (level / 2));
}
