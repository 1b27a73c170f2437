namespace Analytics.Core.Customers;

/// <summary>Expected orders week by week beside what came: the hidden time of the newest run, earlier runs, and the weeks to come.</summary>
/// <param name="Hidden">The hidden weeks of the newest run.</param>
/// <param name="Ahead">The weeks after the newest run.</param>
/// <param name="Earlier">Weeks that earlier runs told, one list a run, the oldest run first.</param>
public sealed record OrdersReport(IReadOnlyList<OrderWeek> Hidden, IReadOnlyList<OrderWeek> Ahead, IReadOnlyList<IReadOnlyList<OrderWeek>> Earlier)
{
    /// <summary>Weeks that earlier runs told and that are over, the oldest first.</summary>
    public IReadOnlyList<OrderWeek> Known => [.. Earlier.SelectMany(static run => run).Where(static w => w.Actual is not null).OrderBy(static w => w.From)];

    /// <summary>Σ expected over the weeks to come; null where the model tells none.</summary>
    public double? Expected => Ahead.Count == 0 ? null : Ahead.Sum(static w => w.Expected);

    /// <summary>Σ expected over <see cref="Known"/>.</summary>
    public double KnownExpected => Known.Sum(static w => w.Expected);

    /// <summary>Σ actual over <see cref="Known"/>.</summary>
    public long KnownActual => Known.Sum(static w => w.Actual ?? 0);

    /// <summary>Lays runs over each other.</summary>
    /// <param name="runs">The runs that are kept, the newest first.</param>
    /// <param name="current">The newest run; an earlier one of the same day says nothing more and is left out.</param>
    /// <param name="most">At most so many earlier runs, the newest of them.</param>
    public static OrdersReport Of(IReadOnlyList<ScoringRun> runs, ScoringRun current, int most = 12)
    {
        var earlier = runs
            .Where(r => r.Outlook is { } outlook && outlook.AsOf < current.AsOf)
            .Take(most)
            .Reverse()
            .Select(static r => Weeks(r, r.Outlook!.Weeks, r.Outlook.AsOf, false));
        return new OrdersReport(
            current.Orders is { } orders ? Weeks(current, orders.Weeks, orders.Window.Cut, true) : [],
            current.Outlook is { } ahead ? Weeks(current, ahead.Weeks, ahead.AsOf, false) : [],
            [.. earlier]);
    }

    private static IReadOnlyList<OrderWeek> Weeks(ScoringRun run, IReadOnlyList<OutlookWeek> weeks, DateOnly seen, bool isHidden) =>
        [.. weeks.Select(w => new OrderWeek(w.From, w.To, w.Expected, w.Actual, run.FittedAt, seen, isHidden))];
}
