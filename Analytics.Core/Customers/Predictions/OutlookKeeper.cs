using Analytics.Core.Queries;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Lays what came over what earlier runs expected, and says which runs are kept for that.</summary>
internal static class OutlookKeeper
{
    private const int Week = 7;

    /// <summary>The runs, those with weeks that have passed since filled in. What came counts customers who had ordered by the run's day.</summary>
    public static async Task<IReadOnlyList<ScoringRun>> FillAsync(
        IReadOnlyList<ScoringRun> runs, CustomerScores now, ICustomerHistoryQueries histories, CancellationToken cancellationToken)
    {
        // Today is not over yet, but in a closed dataset it is.
        var last = now.AsOf.AddDays(-1);
        var open = runs.Where(r => r.Outlook is { } o && o.Weeks.Any(w => w.Actual is null && w.To <= last)).ToList();
        if (open.Count == 0)
        {
            return runs;
        }

        var activity = await histories.ActivityAsync(new Period(open.Min(r => r.Outlook!.AsOf).AddDays(1), last), cancellationToken);
        return await Task.Run<IReadOnlyList<ScoringRun>>(
            () => [.. runs.Select(run => open.Contains(run) ? Fill(run, now, activity) : run)], cancellationToken);
    }

    /// <summary>Storage keys of the runs that are not kept: of each week of <see cref="ScoringRun.AsOf"/> the last stays, and always the newest.</summary>
    /// <param name="runs">The newest first.</param>
    public static IReadOnlyCollection<int> Superfluous(IReadOnlyList<ScoringRun> runs) =>
        [.. runs.Skip(1).GroupBy(r => r.AsOf.DayNumber / Week).SelectMany(week => week.Skip(1)).Select(r => r.Id)];

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
