namespace Analytics.Core.Forecasting;

/// <summary>
/// Where the level of a daily series changed: the segmentation with the least Σ (x − segment's mean)² + β·changes, found exactly by dynamic
/// programming (Jackson et al. 2005). x is the series without its weekdays, single days drawn in to three standard deviations of the noise around
/// the week's median so that an outlier is no change; β = 4 log(n) σ² (1 + ρ) ÷ (1 − ρ), with the noise's σ from the differences of neighbours and
/// ρ its lag-one correlation, because related days make levels seem to wander. A level lasts at least 14 days.
/// </summary>
public static class ChangePoints
{
    /// <summary>How many days there must be at least.</summary>
    public const int LeastDays = 4 * LeastLevel;

    /// <summary>How long a level lasts at least, in days.</summary>
    public const int LeastLevel = 14;

    private const double Price = 4;
    private const int Around = 3;
    private const double OfMad = 1.4826;

    /// <summary>The changes, the earliest first.</summary>
    /// <param name="values">A value for each day, none missing, the earliest first.</param>
    /// <param name="first">The first day's weekday.</param>
    /// <returns>Empty with less than <see cref="LeastDays"/>, or where nothing changed.</returns>
    public static IReadOnlyList<ChangePoint> Find(ReadOnlySpan<double> values, DayOfWeek first)
    {
        var n = values.Length;
        if (n < LeastDays)
        {
            return [];
        }

        var level = WithoutWeekdays(values, first);
        var sigma = Noise(level);
        if (sigma <= 0)
        {
            return [];
        }

        var x = DrawnIn(level, sigma);
        var penalty = Price * Math.Log(n) * sigma * sigma * Inflation(x);
        var (sums, squares) = Cumulate(x);
        double Cost(int from, int to)
        {
            var sum = sums[to] - sums[from];
            return squares[to] - squares[from] - (sum * sum / (to - from));
        }

        var best = new double[n + 1];
        var previous = new int[n + 1];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = -penalty;
        for (var to = LeastLevel; to <= n; to++)
        {
            for (var from = 0; from <= to - LeastLevel; from++)
            {
                var cost = best[from] + Cost(from, to) + penalty;
                if (cost < best[to])
                {
                    (best[to], previous[to]) = (cost, from);
                }
            }
        }

        var ends = new List<int>();
        for (var at = n; at > 0; at = previous[at])
        {
            ends.Insert(0, at);
        }

        var changes = new List<ChangePoint>();
        for (var i = 0; i + 1 < ends.Count; i++)
        {
            var (start, change, end) = (i == 0 ? 0 : ends[i - 1], ends[i], ends[i + 1]);
            changes.Add(new ChangePoint(
                change,
                (sums[change] - sums[start]) / (change - start),
                (sums[end] - sums[change]) / (end - change),
                (Cost(start, end) - Cost(start, change) - Cost(change, end)) / (sigma * sigma)));
        }

        return changes;
    }

    // Weekday effects are what is left of each weekday around the running median of its week: a step shows in all of them alike.
    private static double[] WithoutWeekdays(ReadOnlySpan<double> values, DayOfWeek first)
    {
        var residuals = new List<double>[7];
        for (var i = 0; i < values.Length; i++)
        {
            var from = Math.Clamp(i - Around, 0, values.Length - 7);
            (residuals[((int)first + i) % 7] ??= []).Add(values[i] - DailyAnomalies.Median(values.Slice(from, 7).ToArray()));
        }

        var effects = residuals.Select(static days => days is null ? 0 : DailyAnomalies.Median([.. days])).ToArray();
        var mean = effects.Average();
        var level = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            level[i] = values[i] - effects[((int)first + i) % 7] + mean;
        }

        return level;
    }

    private static double Noise(double[] level)
    {
        var steps = new double[level.Length - 1];
        for (var i = 1; i < level.Length; i++)
        {
            steps[i - 1] = Math.Abs(level[i] - level[i - 1]);
        }

        return OfMad * DailyAnomalies.Median(steps) / Math.Sqrt(2);
    }

    private static double[] DrawnIn(double[] level, double sigma)
    {
        var x = new double[level.Length];
        for (var i = 0; i < level.Length; i++)
        {
            var from = Math.Clamp(i - Around, 0, level.Length - 7);
            var middle = DailyAnomalies.Median(level.AsSpan(from, 7).ToArray());
            x[i] = Math.Clamp(level[i], middle - (3 * sigma), middle + (3 * sigma));
        }

        return x;
    }

    // From the days' distance to the fortnight's mean around, so that a step itself does not pass for correlation.
    private static double Inflation(double[] x)
    {
        var left = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var from = Math.Clamp(i - LeastLevel, 0, Math.Max(0, x.Length - ((2 * LeastLevel) + 1)));
            var window = x.AsSpan(from, Math.Min((2 * LeastLevel) + 1, x.Length - from));
            var sum = 0.0;
            foreach (var value in window)
            {
                sum += value;
            }

            left[i] = x[i] - (sum / window.Length);
        }

        double together = 0, alone = 0;
        for (var i = 0; i < left.Length; i++)
        {
            alone += left[i] * left[i];
            together += i == 0 ? 0 : left[i] * left[i - 1];
        }

        var rho = alone > 0 ? Math.Clamp(together / alone, 0, 0.8) : 0;
        return (1 + rho) / (1 - rho);
    }

    private static (double[] Sums, double[] Squares) Cumulate(double[] x)
    {
        var sums = new double[x.Length + 1];
        var squares = new double[x.Length + 1];
        for (var i = 0; i < x.Length; i++)
        {
            sums[i + 1] = sums[i] + x[i];
            squares[i + 1] = squares[i] + (x[i] * x[i]);
        }

        return (sums, squares);
    }
}
