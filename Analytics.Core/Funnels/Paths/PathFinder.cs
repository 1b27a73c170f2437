using Analytics.Core.Funnels.Engine;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Paths;

/// <summary>Follows paths from each person's first chosen event, and counts sequences.</summary>
internal static class PathFinder
{
    private const int PartsOfWork = 64;
    private const int MostSequences = 20;

    public static PathResult Run(PathQuery query, EventLog log, CancellationToken cancellationToken)
    {
        query.Check();
        query = query.Anchor is { } anchor ? query with { Anchor = StepNames.Resolve(anchor, "anchor", log) } : query;
        var column = log.Column(query.By);
        FunnelStep[] steps = [query.Anchor ?? new FunnelStep([])];
        var matcher = new EventMatcher(log, steps, [], query.Filters);
        var (from, to) = log.TimesOf(query.Period);
        var scan = new PathScan(query, log, column, matcher, from, to);
        var bounds = log.Split(PartsOfWork);
        var all = new PathTally();
        var gate = new Lock();
        Parallel.For(
            0,
            PartsOfWork,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new PathTally(),
            (part, _, tally) =>
            {
                scan.Count(bounds[part], bounds[part + 1], tally, cancellationToken);
                return tally;
            },
            tally =>
            {
                lock (gate)
                {
                    all.Add(tally);
                }
            });
        var (nodes, links) = PathGraph.Make(query, all, column.Names);
        var sequences = all.Sequences.OrderByDescending(static s => s.Value).ThenBy(static s => s.Key).Take(MostSequences)
            .Select(s => new PathSequence([.. scan.NamesOf(s.Key)], s.Value));
        return new PathResult(query, query.Period ?? log.Span, log.TimeZoneId, log.Version, nodes, links, [.. sequences], all.People, all.Active, all.AtOnce);
    }
}
