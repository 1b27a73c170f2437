namespace Analytics.Core.Customers;

/// <summary>How much of a score customers have, in round steps: equal ones, or equal ratios.</summary>
public sealed record ScoreDistribution
{
    private const int FewestSteps = 18;
    private const int StepsOfDecade = 5;
    private const int MostSteps = 60;
    private const double Low = 0.01;
    private const double High = 0.99;

    /// <summary>Which score.</summary>
    public required ScoreField Field { get; init; }

    /// <summary>Whether steps are of equal ratio (a fifth of a power of ten), for values above zero only.</summary>
    public required bool IsLog { get; init; }

    /// <summary>
    /// The steps with their customers and Σ of the score, ascending. The last also takes what lies beyond the 99th percentile; of equal ratios the
    /// first also takes what lies before the 1st, above zero.
    /// </summary>
    public required IReadOnlyList<ScoreBin> Bins { get; init; }

    /// <summary>Customers whose score is known.</summary>
    public required int Known { get; init; }

    /// <summary>Customers whose score is not known.</summary>
    public required int Unknown { get; init; }

    /// <summary>Known customers who are in no step: of equal ratios those at zero or below, else none.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Σ over known customers.</summary>
    public required double Total { get; init; }

    /// <summary>The median; null when nothing is known.</summary>
    public required double? Median { get; init; }

    /// <summary>Which part of the total the tenth of the customers with the most has; null when there is no total above zero.</summary>
    public required double? TopTenthShare { get; init; }

    /// <summary>The mean; null when nothing is known.</summary>
    public double? Mean => Known == 0 ? null : Total / Known;

    /// <summary>Counts; sorts all known values, a tenth of a second a million.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="field">Any score but names.</param>
    /// <param name="log">Whether steps are of equal ratio.</param>
    public static ScoreDistribution Of(CustomerScores scores, ScoreField field, bool log)
    {
        var column = scores.Column(field);
        var values = new List<double>(scores.Count);
        for (var row = 0; row < scores.Count; row++)
        {
            if (column(row) is var value && double.IsFinite(value))
            {
                values.Add(value);
            }
        }

        values.Sort();
        var drawn = log ? values.FindAll(static v => v > 0) : values;
        var total = values.Sum();
        var top = (values.Count + 9) / 10;
        return new ScoreDistribution
        {
            Field = field,
            IsLog = log,
            Bins = drawn.Count == 0 ? [] : Count(drawn, log ? Ratios(drawn) : Steps(drawn)),
            Known = values.Count,
            Unknown = scores.Count - values.Count,
            LeftOut = values.Count - drawn.Count,
            Total = total,
            Median = values.Count == 0 ? null : (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2,
            TopTenthShare = total > 0 ? values.Skip(values.Count - top).Sum() / total : null,
        };
    }

    // Equal steps of 1, 2, 2.5 or 5 times a power of ten, from zero (or what is below) to the 99th percentile.
    private static double[] Steps(List<double> sorted)
    {
        var from = Math.Min(0, At(sorted, Low));
        var to = At(sorted, High);
        var raw = Math.Max(to - from, 1e-9) / FewestSteps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var factor = raw / power;
        var step = power * (factor < 2 ? 1 : factor < 2.5 ? 2 : factor < 5 ? 2.5 : 5);
        var first = (int)Math.Floor((from / step) + 1e-9);
        var last = Math.Max(first + 1, (int)Math.Ceiling((to / step) - 1e-9));
        return [.. Enumerable.Range(first, last - first + 1).Select(i => i * step)];
    }

    private static double[] Ratios(List<double> sorted)
    {
        var first = (int)Math.Floor((Math.Log10(At(sorted, Low)) * StepsOfDecade) + 1e-9);
        var last = Math.Max(first + 1, (int)Math.Ceiling((Math.Log10(At(sorted, High)) * StepsOfDecade) - 1e-9));
        first = Math.Max(first, last - MostSteps);
        return [.. Enumerable.Range(first, last - first + 1).Select(i => Math.Pow(10, (double)i / StepsOfDecade))];
    }

    private static ScoreBin[] Count(List<double> sorted, double[] edges)
    {
        var counts = new int[edges.Length - 1];
        var sums = new double[counts.Length];
        var bin = 0;
        foreach (var value in sorted)
        {
            while (bin < counts.Length - 1 && value >= edges[bin + 1])
            {
                bin++;
            }

            counts[bin]++;
            sums[bin] += value;
        }

        return [.. counts.Select((count, i) => new ScoreBin(edges[i], edges[i + 1], count, sums[i]))];
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Clamp(Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
}
