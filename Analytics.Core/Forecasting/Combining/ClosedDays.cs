using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Combining;

/// <summary>Steps on which nothing happens by rule: a shop closed every Saturday, or every Christmas.</summary>
internal sealed class ClosedDays
{
    private readonly bool[] phases;
    private readonly HolidayRule[] days;
    private readonly ForecastSeries series;

    private ClosedDays(ForecastSeries history, bool[] closed, HolidayRule[] rules, bool[] steps)
    {
        (series, phases, days, Steps) = (history, closed, rules, steps);
    }

    /// <summary>For each step of history, whether it was closed: by rule, or a lone zero in a series that is else far from zero.</summary>
    public bool[] Steps { get; }

    /// <summary>For each phase of the week, whether it is closed; a single open one where there is no such rhythm.</summary>
    public IReadOnlyList<bool> Phases => phases;

    /// <summary>Whether any rule was learned, so that some future step may be closed.</summary>
    public bool HasRules => days.Length > 0 || Array.Exists(phases, static c => c);

    /// <summary>Whether a step after the end (0 is the first) is closed by a rule.</summary>
    public bool IsClosed(int ahead) => IsClosedAt(series.Length + ahead);

    /// <summary>Whether a step, counted from the start of history, is closed by a rule.</summary>
    public bool IsClosedAt(int step) => IsPhaseClosed(step) || IsHoliday(step);

    /// <summary>Learns from the zeros; null when the series is one where zeros are ordinary values, or has none.</summary>
    public static ClosedDays? Learn(ForecastSeries series)
    {
        var y = series.Values;
        var zeros = y.Count(static v => v == 0);
        if (zeros == 0 || zeros == y.Length)
        {
            return null;
        }

        var m = series.Grain == ForecastGrain.Day ? 7 : series.Season is > 1 and <= 31 ? series.Season : 1;
        var closed = ClosedPhases(y, m);
        int open = 0, openZeros = 0;
        var known = new List<double>();
        for (var t = 0; t < y.Length; t++)
        {
            if (!closed[t % m] && !double.IsNaN(y[t]))
            {
                open++;
                openZeros += y[t] == 0 ? 1 : 0;
                if (y[t] != 0)
                {
                    known.Add(y[t]);
                }
            }
        }

        // Zeros among open days are closures only where they are rare and nothing else comes near zero.
        var sorted = known.Order().ToArray();
        var apart = openZeros <= 0.1 * open && known.TrueForAll(static v => v > 0) && Robust.Quantile(sorted, 0.02) > 0.02 * Robust.Median(sorted);
        if (!apart && !Array.Exists(closed, static c => c))
        {
            return null;
        }

        var steps = new bool[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            steps[t] = y[t] == 0 && (closed[t % m] || apart);
        }

        var holidays = apart && series.Grain == ForecastGrain.Day && series.Start is { } start
            ? HolidayRule.Learn(start, [.. y.Select((v, t) => closed[t % m] ? (bool?)null : v == 0)])
            : [];
        return new ClosedDays(series, closed, holidays, steps);
    }

    private static bool[] ClosedPhases(double[] y, int m)
    {
        var closed = new bool[m];
        if (m < 2)
        {
            return closed;
        }

        for (var phase = 0; phase < m; phase++)
        {
            int seen = 0, zero = 0, latest = 0;
            for (var t = y.Length - 1; t >= 0; t--)
            {
                if (t % m == phase && !double.IsNaN(y[t]) && seen < 12)
                {
                    seen++;
                    zero += y[t] == 0 ? 1 : 0;
                    latest += seen <= 3 && y[t] == 0 ? 1 : 0;
                }
            }

            closed[phase] = seen >= 4 && latest == 3 && zero >= seen - 1 && zero >= 0.9 * seen;
        }

        // All phases closed is a series that has ended, not a week.
        return Array.TrueForAll(closed, static c => c) ? new bool[m] : closed;
    }

    private bool IsPhaseClosed(int step) => phases[step % phases.Length];

    private bool IsHoliday(int step) => days.Length > 0 && series.DateAt(step) is { } date && Array.Exists(days, r => r.Falls(date));
}
