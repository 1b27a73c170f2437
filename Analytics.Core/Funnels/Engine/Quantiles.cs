namespace Analytics.Core.Funnels.Engine;

/// <summary>Quantiles of whole numbers without sorting all of them (C. A. R. Hoare, Algorithm 65: Find, 1961).</summary>
internal static class Quantiles
{
    /// <summary>Median and 90th percentile, type 7 of Hyndman and Fan (1996); null when there is nothing. Changes the order of the values.</summary>
    public static FunnelTimes? Of(Span<int> seconds) => seconds.IsEmpty
        ? null
        : new FunnelTimes(TimeSpan.FromSeconds(At(seconds, 0.5)), TimeSpan.FromSeconds(At(seconds, 0.9)), seconds.Length);

    private static double At(Span<int> values, double share)
    {
        var place = (values.Length - 1) * share;
        var low = (int)Math.Floor(place);
        double below = Select(values, low);
        if (place <= low)
        {
            return below;
        }

        // All behind the place are at least as large: the next one is the least of them.
        var above = int.MaxValue;
        foreach (var value in values[(low + 1)..])
        {
            above = Math.Min(above, value);
        }

        return below + ((place - low) * (above - below));
    }

    private static int Select(Span<int> values, int place)
    {
        var (left, right) = (0, values.Length - 1);
        while (left < right)
        {
            var middle = left + ((right - left) / 2);
            var (a, b, c) = (values[left], values[middle], values[right]);
            var pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            var (i, j) = (left, right);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (place <= j)
            {
                right = j;
            }
            else if (place >= i)
            {
                left = i;
            }
            else
            {
                break;
            }
        }

        return values[place];
    }
}
