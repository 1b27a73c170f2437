namespace Analytics.Core.Marketing;

/// <summary>Quantiles of samples, by linear interpolation between order statistics (type 7).</summary>
internal static class Quantiles
{
    /// <summary>The middle share of the samples that is <paramref name="level"/> of them. Sorts the samples.</summary>
    public static (double Low, double High) Range(double[] samples, double level)
    {
        Array.Sort(samples);
        return (At(samples, (1 - level) / 2), At(samples, (1 + level) / 2));
    }

    /// <summary>A quantile of sorted samples; NaN without any.</summary>
    public static double At(double[] sorted, double share)
    {
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
