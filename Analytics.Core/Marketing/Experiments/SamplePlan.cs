using MathNet.Numerics.Distributions;

namespace Analytics.Core.Marketing.Experiments;

/// <summary>Sample size and power of the two-proportion z test (Fleiss, Levin and Paik, 2003, eq. 4.14, without continuity correction).</summary>
public static class SamplePlan
{
    /// <summary>Users needed on each side: (z₁₋α/₂ √(2 p̄ q̄) + z_power √(p₁q₁ + p₂q₂))² ÷ (p₂ − p₁)², rounded up.</summary>
    /// <param name="control">The control's rate.</param>
    /// <param name="variant">The rate to be told from it.</param>
    /// <param name="alpha">The two-sided level.</param>
    /// <param name="power">The wanted power.</param>
    public static long NeededUsers(double control, double variant, double alpha, double power)
    {
        var mean = (control + variant) / 2;
        var root = (Z(1 - (alpha / 2)) * Math.Sqrt(2 * mean * (1 - mean))) + (Z(power) * Math.Sqrt(Spread(control) + Spread(variant)));
        return (long)Math.Ceiling(Math.Min(1e15, root * root / ((variant - control) * (variant - control))));
    }

    /// <summary>The chance that a true difference like this is found, with this many users.</summary>
    public static double PowerOf(double control, double variant, long controlUsers, long variantUsers, double alpha)
    {
        var pooled = ((control * controlUsers) + (variant * variantUsers)) / (controlUsers + variantUsers);
        var bar = Z(1 - (alpha / 2)) * Math.Sqrt(Spread(pooled) * ((1.0 / controlUsers) + (1.0 / variantUsers)));
        var deviation = Math.Sqrt((Spread(control) / controlUsers) + (Spread(variant) / variantUsers));
        var gap = Math.Abs(variant - control);
        return Normal.CDF(0, 1, (gap - bar) / deviation) + Normal.CDF(0, 1, (-gap - bar) / deviation);
    }

    /// <summary>The smallest absolute lift that is found with the wanted power; null where even the largest is not.</summary>
    public static double? SmallestLift(double control, long controlUsers, long variantUsers, double alpha, double power)
    {
        var (low, high) = (0.0, (1 - control) * (1 - 1e-9));
        if (!(high > 0) || PowerOf(control, control + high, controlUsers, variantUsers, alpha) < power)
        {
            return null;
        }

        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = PowerOf(control, control + middle, controlUsers, variantUsers, alpha) < power ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double Spread(double rate) => rate * (1 - rate);

    private static double Z(double share) => Normal.InvCDF(0, 1, share);
}
