using Analytics.Core.Funnels.Advice;
using Analytics.Core.Funnels.Engine;
using Analytics.Core.Funnels.Paths;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels;

/// <summary>
/// Counts funnels over the events, person by person on all cores. A person counts once, by the best attempt that begins in the period; nothing is
/// aggregated beforehand. A singleton.
/// </summary>
/// <param name="logs">The events.</param>
/// <param name="queries">Answers what an order is worth, for advice; null where nobody asks for it.</param>
public sealed class FunnelRunner(IEventLogs logs, IQueryRunner? queries = null) : IFunnelRunner
{
    private const int PartsOfWork = 64;

    /// <inheritdoc />
    public Task<FunnelResult> RunAsync(FunnelQuery query, CancellationToken cancellationToken = default)
    {
        query.Check();
        return Task.Run(() => Run(query, logs.Hold(cancellationToken), cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public Task<PathResult> PathsAsync(PathQuery query, CancellationToken cancellationToken = default)
    {
        query.Check();
        return Task.Run(() => PathFinder.Run(query, logs.Hold(cancellationToken), cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<FunnelAdvice> AdviseAsync(FunnelQuery query, CancellationToken cancellationToken = default)
    {
        query.Check();
        var worth = await OrderWorth.OfAsync(queries, query.Period, cancellationToken);
        return await Task.Run(() => FunnelAdvisor.Advise(query, logs.Hold(cancellationToken), worth, cancellationToken), cancellationToken);
    }

    /// <summary>Counts a funnel over a log.</summary>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    internal static FunnelResult Run(FunnelQuery query, EventLog log, CancellationToken cancellationToken)
    {
        query.Check();
        (query, var taken) = StepNames.Resolve(query, log);
        var result = Count(query, log, taken, cancellationToken);
        if (query.Period is not { } period || EventLog.Against(period, query.Comparison) is not { } against)
        {
            return result;
        }

        var before = Count(query with { Period = against, Comparison = Comparison.None, By = null }, log, [], cancellationToken);
        return result.With(
            before,
            log.Span is { } span && against.From < span.From
                ? [.. result.Warnings, new QueryWarning("partial-comparison", "Events do not reach back through the whole period that this is held against.")]
                : result.Warnings);
    }

    private static FunnelResult Count(FunnelQuery query, EventLog log, IReadOnlyList<FunnelName> taken, CancellationToken cancellationToken)
    {
        var (from, to) = log.TimesOf(query.Period);
        var days = query.Period ?? log.Span;
        if (days is not null && log.Span is { } all)
        {
            // Days without any event on either side need no room.
            var (first, last) = (days.From > all.From ? days.From : all.From, days.To < all.To ? days.To : all.To);
            days = first <= last ? new Period(first, last) : null;
        }

        var matcher = new EventMatcher(log, query.Steps, query.Exclusions, query.Filters);
        var parts = new PartCodes(log, query.By, days?.From.DayNumber ?? 0, days?.Days ?? 0);
        var levels = new byte[log.PersonCount];
        var scan = new FunnelScan(query, log, matcher, parts, levels, from, to, days);
        var bounds = log.Split(PartsOfWork);
        var gate = new Lock();
        var tally = scan.NewTally();
        Parallel.For(
            0,
            PartsOfWork,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new FunnelScan.Worker(scan),
            (part, _, worker) =>
            {
                worker.Count(bounds[part], bounds[part + 1], cancellationToken);
                return worker;
            },
            worker =>
            {
                lock (gate)
                {
                    tally.Add(worker.Tally);
                }
            });
        return FunnelResults.Make(query, log, tally, parts, levels, days, taken);
    }
}
