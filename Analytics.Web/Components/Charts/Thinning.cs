namespace Analytics.Web.Components.Charts;

/// <summary>Keeps a long line's shape with fewer points.</summary>
public static class Thinning
{
    /// <summary>
    /// The positions to keep of <paramref name="values"/>, ascending: all when there are at most <paramref name="most"/>; else the first,
    /// the last, and the lowest and highest of each stretch between, so that no peak is lost.
    /// </summary>
    /// <param name="values">The line; null is a gap.</param>
    /// <param name="most">How many points at most, at least 4.</param>
    public static IReadOnlyList<int> Keep(IReadOnlyList<double?> values, int most = ChartTrace.MaxPoints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 4);
        if (values.Count <= most)
        {
            return [.. Enumerable.Range(0, values.Count)];
        }

        var kept = new List<int>(most) { 0 };
        var stretches = (most - 2) / 2;
        var inner = values.Count - 2;
        for (var s = 0; s < stretches; s++)
        {
            var from = 1 + (int)((long)inner * s / stretches);
            var to = 1 + (int)((long)inner * (s + 1) / stretches);
            var (low, high) = (from, from);
            for (var i = from; i < to; i++)
            {
                if (values[i] is not { } v)
                {
                    continue;
                }

                low = values[low] is { } l && l <= v ? low : i;
                high = values[high] is { } h && h >= v ? high : i;
            }

            kept.Add(Math.Min(low, high));
            if (low != high)
            {
                kept.Add(Math.Max(low, high));
            }
        }

        kept.Add(values.Count - 1);
        return kept;
    }
}
