namespace Analytics.Web.Components.Charts;

/// <summary>Round marks for an axis of values.</summary>
public static class NiceScale
{
    /// <summary>
    /// Marks at multiples of 1, 2 or 5 times a power of ten that cover zero and all values; <c>[0, 1]</c> when there is nothing to cover.
    /// </summary>
    /// <param name="low">The lowest value.</param>
    /// <param name="high">The highest value.</param>
    /// <param name="steps">About how many steps to make.</param>
    public static IReadOnlyList<double> Ticks(double low, double high, int steps = 4)
    {
        low = Math.Min(0, low);
        high = Math.Max(0, high);
        if (!double.IsFinite(low) || !double.IsFinite(high) || high - low <= 0)
        {
            return [0, 1];
        }

        var raw = (high - low) / steps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var factor = raw / power;
        var step = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 2.5 ? 2.5 : factor <= 5 ? 5 : 10);
        var first = (int)Math.Floor((low / step) + 1e-9);
        var last = (int)Math.Ceiling((high / step) - 1e-9);
        return [.. Enumerable.Range(first, last - first + 1).Select(i => i * step)];
    }
}
