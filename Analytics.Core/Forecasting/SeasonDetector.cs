using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting;

/// <summary>Finds the periods at which a series repeats itself, from its values and, where it has them, its dates.</summary>
/// <remarks>
/// For a period p the series is freed of its trend (a centred moving average over p, or a line where there are fewer than four
/// periods), extremes are drawn in to three robust deviations, and r(p), the autocorrelation at lag p of what is left, is held
/// against its standard error √((1 + 2 Σ r(k)², k &lt; p) ÷ n) (Bartlett). Periods of the calendar have a lower bar than others, which
/// are many. The shortest period whose r comes close to the best wins; then the same is asked of the series without it, for longer
/// periods that go with it (a year of days with a week, a week of hours with a day). Series that come together are asked together:
/// what many of them hint at is a period for all.
/// </remarks>
public static class SeasonDetector
{
    private const int Longest = 370;
    private const double LeastCorrelation = 0.1;
    private const double CalendarBar = 1.645;
    // A smooth year in days is like itself at all short lags too, which the standard error counts as noise.
    private const double CompanionBar = 1;
    private const double AnyBar = 4;
    private static readonly int[] Natural = [4, 7, 12, 24, 48, 52, 168, 336, 365];

    /// <summary>The periods found, ascending; empty when nothing repeats.</summary>
    /// <param name="values">The values; missing ones are filled.</param>
    /// <param name="grain">The calendar step; only the calendar's own periods are asked for then.</param>
    public static int[] Find(double[] values, ForecastGrain? grain = null) => FindShared([values], grain);

    /// <summary>The periods of series that come together and are of one kind, ascending; empty when nothing repeats.</summary>
    /// <param name="series">The series' values; at most 200 of them, evenly chosen, are looked at.</param>
    /// <param name="grain">Their calendar step, if known.</param>
    public static int[] FindShared(IReadOnlyList<double[]> series, ForecastGrain? grain = null)
    {
        var step = Math.Max(1, series.Count / 200);
        var sample = series.Where((_, i) => i % step == 0)
            .Where(static v => v.Any(double.IsFinite))
            .Select(static v => MissingValues.Fill(v, 1))
            .Where(static y => y.Length >= 8 && !Array.TrueForAll(y, v => v == y[0]))
            .ToList();
        if (sample.Count == 0)
        {
            return [];
        }

        int[] candidates = grain switch
        {
            ForecastGrain.Day => [7],
            ForecastGrain.Week => [52],
            ForecastGrain.Month => [12],
            ForecastGrain.Quarter => [4],
            ForecastGrain.Year => [],
            _ => sample.Count == 1 ? [.. Natural.Union(Peaks(sample[0])).Order()] : Natural,
        };
        var first = Best(sample, candidates);
        if (first == 0)
        {
            return [];
        }

        var longer = Companion(first);
        return longer > 0 && Best([.. sample.Select(y => WithoutSeason(y, first))], [longer], CompanionBar) > 0 ? [first, longer] : [first];
    }

    /// <summary>The main period when none is asked for: the first one found, else a week for days, else 1.</summary>
    public static int Main(int[] found, ForecastGrain? grain, int length) =>
        found.Length > 0 ? found[0] : grain == ForecastGrain.Day && length >= 14 ? 7 : 1;

    /// <summary>r(p) of the series freed of its trend, and the same in standard errors; zeros with less than two periods.</summary>
    internal static (double Correlation, double Deviations) Strength(double[] y, int p)
    {
        if (y.Length < 2 * p)
        {
            return (0, 0);
        }

        var rest = y.Length >= 4 * p ? WithoutAverage(y, p) : Trend.WithoutLine(y);
        if (rest.Length <= p)
        {
            return (0, 0);
        }

        DrawIn(rest);
        var r = ClassicalDecomposition.Autocorrelation(rest, p);
        var sum = 0.0;
        for (var k = 1; k < p; k++)
        {
            sum += r[k] * r[k];
        }

        var unbiased = r[p] * rest.Length / (rest.Length - p);
        return (unbiased, r[p] / Math.Sqrt((1 + (2 * sum)) / rest.Length));
    }

    // Lags at which the series is more like itself than a step earlier or later: the only ones worth a closer look.
    private static IEnumerable<int> Peaks(double[] y)
    {
        var most = Math.Min(Longest, y.Length / 2);
        var rest = Trend.WithoutLine(y);
        for (var t = rest.Length - 1; t > 0; t--)
        {
            rest[t] -= rest[t - 1];
        }

        rest[0] = 0;
        DrawIn(rest);
        var r = ClassicalDecomposition.Autocorrelation(rest, most + 1);
        return Enumerable.Range(2, Math.Max(0, most - 1))
            .Where(p => r[p] > 0.1 && (p == 2 || r[p] >= r[p - 1]) && r[p] >= r[p + 1])
            .OrderByDescending(p => r[p])
            .Take(12);
    }

    private static int Companion(int period) => period switch
    {
        7 => 365,
        24 => 168,
        48 => 336,
        _ => 0,
    };

    private static int Best(List<double[]> sample, int[] candidates, double calendarBar = CalendarBar)
    {
        var found = new List<(int Period, double Correlation)>();
        foreach (var p in candidates)
        {
            double correlation = 0, deviations = 0;
            var asked = 0;
            var clear = 0;
            foreach (var y in sample)
            {
                if (y.Length >= 2 * p)
                {
                    var (r, z) = Strength(y, p);
                    asked++;
                    correlation += r;
                    deviations += Math.Clamp(z, -3, 6);
                    clear += z > calendarBar && r > LeastCorrelation ? 1 : 0;
                }
            }

            // Most of the series must be long enough to have a say; with many, a common hint is enough.
            if (2 * asked < sample.Count || asked == 0)
            {
                continue;
            }

            var bar = Natural.Contains(p) ? calendarBar / Math.Sqrt(Math.Min(asked, 4)) : AnyBar;
            if (deviations / asked > bar && correlation / asked > LeastCorrelation && 3 * clear >= asked)
            {
                found.Add((p, correlation / asked));
            }
        }

        if (found.Count == 0)
        {
            return 0;
        }

        var best = found.Max(static f => f.Correlation);
        var shortest = found.First(f => f.Correlation >= 0.8 * best);
        // A wave is nearly as like itself one step off its period: the top of the hill counts, the calendar's own first.
        var hill = found.Where(f => Math.Abs(f.Period - shortest.Period) <= Math.Max(1, shortest.Period / 10)).ToList();
        var top = hill.MaxBy(static f => f.Correlation);
        var calendar = hill.Where(f => Natural.Contains(f.Period)).ToList();
        return calendar.Count > 0 && calendar[0].Correlation >= 0.9 * top.Correlation ? calendar[0].Period : top.Period;
    }

    private static double[] WithoutAverage(double[] y, int p)
    {
        var average = ClassicalDecomposition.CentredAverage(y, p);
        var half = p / 2;
        var result = new double[y.Length - (2 * half)];
        for (var t = 0; t < result.Length; t++)
        {
            result[t] = y[t + half] - average[t + half];
        }

        return result;
    }

    private static void DrawIn(double[] values)
    {
        var scale = 3 * Robust.Deviation(values);
        if (scale > 0)
        {
            for (var t = 0; t < values.Length; t++)
            {
                values[t] = Math.Clamp(values[t], -scale, scale);
            }
        }
    }

    private static double[] WithoutSeason(double[] y, int p)
    {
        var average = ClassicalDecomposition.CentredAverage(y, p);
        var phases = new double[p];
        for (var i = 0; i < p; i++)
        {
            var values = new List<double>();
            for (var t = i; t < y.Length; t += p)
            {
                if (!double.IsNaN(average[t]))
                {
                    values.Add(y[t] - average[t]);
                }
            }

            phases[i] = values.Count > 0 ? Robust.Median([.. values]) : 0;
        }

        return [.. y.Select((v, t) => v - phases[t % p])];
    }
}
