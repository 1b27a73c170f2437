namespace Analytics.Core.Forecasting.Maths;

/// <summary>Fills missing steps, for models that cannot go without.</summary>
internal static class MissingValues
{
    /// <summary>
    /// The series with each missing step replaced: by the level there (a line between the neighbouring known values, of which the
    /// three nearest on each side are averaged) plus what is typical of the phase within the season. The same array when nothing
    /// is missing; at least one value must be known.
    /// </summary>
    public static double[] Fill(double[] values, int season)
    {
        var known = new List<int>(values.Length);
        for (var t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(values[t]))
            {
                known.Add(t);
            }
        }

        if (known.Count == values.Length || known.Count == 0)
        {
            return values;
        }

        var phases = Phases(values, season, known);
        var filled = (double[])values.Clone();
        var next = 0;
        for (var t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(values[t]))
            {
                continue;
            }

            while (next < known.Count && known[next] < t)
            {
                next++;
            }

            var reach = Math.Max(3, season);
            var before = Near(values, phases, known, next - reach, next);
            var after = Near(values, phases, known, next, next + reach);
            var level = (before, after) switch
            {
                ({ } b, { } a) => b.Level + ((a.Level - b.Level) * (t - b.Place) / (a.Place - b.Place)),
                ({ } b, null) => b.Level,
                (null, { } a) => a.Level,
                _ => 0,
            };
            filled[t] = level + phases[t % phases.Length];
        }

        return filled;
    }

    private static (double Level, double Place)? Near(double[] values, double[] phases, List<int> known, int from, int to)
    {
        double level = 0, place = 0;
        var count = 0;
        for (var i = Math.Max(0, from); i < Math.Min(known.Count, to); i++)
        {
            level += values[known[i]] - phases[known[i] % phases.Length];
            place += known[i];
            count++;
        }

        return count == 0 ? null : (level / count, place / count);
    }

    // What each phase has beyond the median of the whole; nothing where a phase is known less than twice.
    private static double[] Phases(double[] values, int season, List<int> known)
    {
        if (season < 2 || known.Count < 2 * season)
        {
            return [0];
        }

        var all = Robust.Median([.. known.Select(t => values[t])]);
        var phases = new double[season];
        for (var i = 0; i < season; i++)
        {
            var here = known.Where(t => t % season == i).Select(t => values[t]).ToArray();
            phases[i] = here.Length >= 2 ? Robust.Median(here) - all : 0;
        }

        return phases;
    }
}
