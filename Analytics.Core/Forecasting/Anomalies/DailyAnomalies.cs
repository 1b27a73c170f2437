namespace Analytics.Core.Forecasting;

/// <summary>
/// Days that stand out of a daily series: trend is the median of the 29 days around, season the median by weekday of what is left, and a day
/// stands out when its residual's robust z, by median and MAD of the 90 days before it, is beyond 3.5. Nothing later than a day's own
/// neighbourhood enters its spread, so the last day is judged as it would have been on that day.
/// </summary>
public static class DailyAnomalies
{
    /// <summary>Beyond this robust z a day stands out; by convention.</summary>
    public const double Threshold = 3.5;

    /// <summary>How many days there must be for any to be judged.</summary>
    public const int LeastDays = TrendDays + LeastBefore;

    private const int TrendDays = 29;
    private const int LeastBefore = 28;
    private const int Before = 90;
    private const int Weeks = 26;

    // The MAD of a normal distribution times this is its standard deviation; likewise for the mean absolute deviation.
    private const double OfMad = 1.4826;
    private const double OfMean = 1.2533;

    /// <summary>Judges each day.</summary>
    /// <param name="values">A value for each day, none missing, the earliest first.</param>
    /// <param name="first">The first day's weekday.</param>
    /// <returns>As many as there are days; empty with less than <see cref="LeastDays"/>.</returns>
    public static IReadOnlyList<DayResidual> Find(ReadOnlySpan<double> values, DayOfWeek first)
    {
        if (values.Length < LeastDays)
        {
            return [];
        }

        var expected = Expected(values, first);
        var residuals = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            residuals[i] = values[i] - expected[i];
        }

        var days = new DayResidual[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var z = i < LeastBefore ? 0 : RobustZ(residuals[i], residuals.AsSpan(Math.Max(0, i - Before), Math.Min(i, Before)));
            days[i] = new DayResidual(expected[i], z, Math.Abs(z) > Threshold);
        }

        return days;
    }

    /// <summary>Trend plus weekday for each day; see the class.</summary>
    internal static double[] Expected(ReadOnlySpan<double> values, DayOfWeek first)
    {
        var trend = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            trend[i] = Median(values.Slice(Math.Clamp(i - (TrendDays / 2), 0, values.Length - TrendDays), TrendDays).ToArray());
        }

        var season = new double[7];
        var left = new List<double>(Weeks);
        for (var phase = 0; phase < 7; phase++)
        {
            left.Clear();
            for (var i = values.Length - 1 - ((values.Length - 1 - phase) % 7); i >= 0 && left.Count < Weeks; i -= 7)
            {
                left.Add(values[i] - trend[i]);
            }

            season[((int)first + phase) % 7] = left.Count == 0 ? 0 : Median([.. left]);
        }

        for (var i = 0; i < values.Length; i++)
        {
            trend[i] += season[((int)first + i) % 7];
        }

        return trend;
    }

    /// <summary>The median; the array is sorted.</summary>
    internal static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static double RobustZ(double value, ReadOnlySpan<double> before)
    {
        var middle = Median(before.ToArray());
        var away = new double[before.Length];
        for (var i = 0; i < before.Length; i++)
        {
            away[i] = Math.Abs(before[i] - middle);
        }

        var mean = away.Average();
        var mad = Median(away);
        // More than half of the days alike: their mean deviation still tells something.
        var spread = mad > 0 ? OfMad * mad : OfMean * mean;
        return spread > 0 ? (value - middle) / spread : 0;
    }
}
