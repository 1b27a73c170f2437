namespace Analytics.Core.Forecasting.Maths;

/// <summary>Medians and what is made of them.</summary>
internal static class Robust
{
    /// <summary>The median; NaN of nothing. Leaves the values as they are.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }

    /// <summary>The median absolute deviation from the median × 1.4826, the standard deviation of normal values; where it is 0, the mean absolute deviation × 1.2533.</summary>
    public static double Deviation(ReadOnlySpan<double> values)
    {
        var median = Median(values);
        var distances = new double[values.Length];
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            distances[i] = Math.Abs(values[i] - median);
            sum += distances[i];
        }

        var deviation = 1.4826 * Median(distances);
        return deviation > 0 ? deviation : values.IsEmpty ? 0 : 1.2533 * sum / values.Length;
    }

    /// <summary>The quantile by linear interpolation between order statistics (type 7) of sorted values.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var place = Math.Clamp(share, 0, 1) * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
