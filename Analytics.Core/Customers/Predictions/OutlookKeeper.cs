using Analytics.Core.Queries;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Lays what came over what earlier runs expected, and says which runs are kept for that.</summary>
internal static class OutlookKeeper
{
    private const int Week = 7;
    private const int KeptVersions = 3;

    /// <summary>The runs, those with weeks that have passed since filled in. What came counts customers who had ordered by the run's day.</summary>
    public static async Task<IReadOnlyList<ScoringRun>> FillAsync(
        IReadOnlyList<ScoringRun> runs, CustomerScores now, ICustomerHistoryQueries histories, CancellationToken cancellationToken)
    {
        // Today is not over yet, but in a closed dataset it is.
        var last = now.AsOf.AddDays(-1);
        var filled = new List<ScoringRun>(runs.Count);
        foreach (var run in runs)
        {
            var open = run.Outlook?.Weeks.Where(w => w.Actual is null && w.To <= last).ToList() ?? [];
            if (open.Count == 0)
            {
                filled.Add(run);
                continue;
            }

            // Each run's own weeks and no more: between two runs, and until today, there may be years.
            var activity = await histories.ActivityAsync(new Period(open.Min(w => w.From), open.Max(w => w.To)), cancellationToken);
            filled.Add(await Task.Run(() => Fill(run, now, activity), cancellationToken));
        }

        return filled;
    }

    /// <summary>Storage keys of the runs that are not kept: of each week of <see cref="ScoringRun.AsOf"/> the last stays, and always the newest few, to go back to.</summary>
    /// <param name="runs">The newest first.</param>
    public static IReadOnlyCollection<int> Superfluous(IReadOnlyList<ScoringRun> runs) =>
        [.. runs.Skip(KeptVersions).GroupBy(r => r.AsOf.DayNumber / Week).SelectMany(week => week.Skip(1)).Select(r => r.Id)];

    private static ScoringRun Fill(ScoringRun run, CustomerScores now, CustomerActivity activity)
    {
        var outlook = run.Outlook!;
        var known = new List<int>();
        for (var row = 0; row < now.Count; row++)
        {
            if (now.Columns.First[row] <= outlook.AsOf.DayNumber)
            {
                known.Add(now.Columns.Keys[row]);
            }
        }

        return run with { Outlook = outlook with { Weeks = WeeklyOrders.Fill(outlook.Weeks, activity, known) } };
    }
}
