namespace Analytics.Core.Customers.Predictions;

/// <summary>Scores days to the next order.</summary>
internal static class TimingMetrics
{
    private const double Week = 7;

    /// <summary>Scores the predictions that are known (not NaN), each held to at most <paramref name="longest"/> days.</summary>
    public static TimingScore? Score(string name, IReadOnlyList<double> predicted, IReadOnlyList<int> actual, int longest)
    {
        var errors = new List<double>(actual.Count);
        for (var i = 0; i < actual.Count; i++)
        {
            if (!double.IsNaN(predicted[i]))
            {
                errors.Add(Math.Abs(Math.Min(predicted[i], longest) - actual[i]));
            }
        }

        if (errors.Count == 0)
        {
            return null;
        }

        errors.Sort();
        return new TimingScore(name, errors.Count, errors.Average(), Median(errors), (double)errors.Count(e => e <= Week) / errors.Count);
    }

    /// <summary>The middle of sorted values; the mean of the two in the middle of an even number.</summary>
    public static double Median(List<double> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
