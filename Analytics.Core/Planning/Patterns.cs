using Analytics.Core.Forecasting;

namespace Analytics.Core.Planning;

/// <summary>What a series' history shows by itself: weekdays, months, trend, and days that stand out.</summary>
internal static class Patterns
{
    private const int LeastTrendSteps = 8;
    private const double YearDays = 365.25;

    /// <summary>Each weekday's mean against the mean of all, over the last 26 weeks; nothing with less than four weeks.</summary>
    public static IReadOnlyList<SeasonShare> Weekdays(IReadOnlyList<(DateOnly Day, double Value)> daily) => daily.Count < 28
        ? []
        : Shares(daily.Skip(Math.Max(0, daily.Count - 182)), static day => ((int)day.DayOfWeek + 6) % 7 + 1);

    /// <summary>Each month's mean day against the mean of all, over the last whole years, up to three; nothing with less than a year.</summary>
    public static IReadOnlyList<SeasonShare> Months(IReadOnlyList<(DateOnly Day, double Value)> daily)
    {
        var years = Math.Min(3, (int)(daily.Count / YearDays + 0.003));
        return years == 0 ? [] : Shares(daily.Skip(Math.Max(0, daily.Count - (int)Math.Round(years * YearDays))), static day => day.Month);
    }

    /// <summary>
    /// A least-squares line through the last two years, each season's own mean level taken out (weekdays of days, calendar months of months).
    /// </summary>
    public static TrendLine? Trend(double[] values, IReadOnlyList<DateOnly> starts, ForecastGrain grain)
    {
        var (yearly, season) = grain switch
        {
            ForecastGrain.Week => (YearDays / 7, 1),
            ForecastGrain.Month => (12.0, values.Length >= 24 ? 12 : 1),
            _ => (YearDays, 7),
        };
        var count = Math.Min(values.Length, (int)(2 * yearly));
        if (count < Math.Max(LeastTrendSteps, 2 * season))
        {
            return null;
        }

        var tail = values.AsSpan(values.Length - count).ToArray();
        var phases = Enumerable.Range(values.Length - count, count).Select(i => season == 7 ? (int)starts[i].DayOfWeek : season == 12 ? starts[i].Month - 1 : 0).ToArray();
        var times = Enumerable.Range(0, count).Select(i => (double)i).ToArray();
        // By Frisch–Waugh: the slope of values on time when both have lost their season's means.
        var y = WithoutMeans(tail, phases, season);
        var x = WithoutMeans(times, phases, season);
        var xx = x.Sum(v => v * v);
        if (xx <= 0)
        {
            return null;
        }

        var slope = x.Zip(y, static (a, b) => a * b).Sum() / xx;
        var residual = x.Zip(y, (a, b) => b - (slope * a)).Sum(v => v * v);
        var mean = tail.Average();
        var all = tail.Sum(v => (v - mean) * (v - mean));
        var freedom = Math.Max(1, count - season - 1);
        var error = Math.Sqrt(residual / freedom / xx);
        return new TrendLine(
            slope, mean > 0 ? slope * yearly / mean : null, all > 0 ? Math.Max(0, 1 - (residual / all)) : 0, Math.Abs(slope) > 2 * error && slope != 0, count);
    }

    /// <summary>The history with its anomalies marked, for days; see <see cref="DailyAnomalies"/>.</summary>
    public static IReadOnlyList<HistoryPoint> History(double[] values, IReadOnlyList<DateOnly> starts, ForecastGrain grain)
    {
        var judged = grain == ForecastGrain.Day && values.Length > 0 ? DailyAnomalies.Find(values, starts[0].DayOfWeek) : [];
        return [.. values.Select((value, i) => judged.Count == 0 ? new HistoryPoint(starts[i], value) : new HistoryPoint(starts[i], value, judged[i].Expected, judged[i].IsAnomaly))];
    }

    private static List<SeasonShare> Shares(IEnumerable<(DateOnly Day, double Value)> daily, Func<DateOnly, int> of)
    {
        var days = daily.ToList();
        var mean = days.Average(d => d.Value);
        return
        [
            .. days.GroupBy(d => of(d.Day)).OrderBy(g => g.Key)
                .Select(g => new SeasonShare(g.Key, g.Average(d => d.Value), mean > 0 ? g.Average(d => d.Value) / mean : null, g.Count())),
        ];
    }

    private static double[] WithoutMeans(double[] values, int[] phases, int season)
    {
        var sums = new double[season];
        var counts = new int[season];
        for (var i = 0; i < values.Length; i++)
        {
            sums[phases[i]] += values[i];
            counts[phases[i]]++;
        }

        return [.. values.Select((value, i) => value - (sums[phases[i]] / counts[phases[i]]))];
    }
}
