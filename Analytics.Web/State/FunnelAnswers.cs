using Analytics.Core.Funnels;
using Analytics.Core.Funnels.Advice;
using Analytics.Core.Funnels.Paths;
using Analytics.Core.Queries.Events;

namespace Analytics.Web.State;

/// <summary>Asks each question about events once for one version of them, by <see cref="CachedQueryService"/>: pages of several readers share the answers.</summary>
public sealed class FunnelAnswers(CachedQueryService answers, IFunnelRunner runner, IEventLogs logs)
{
    private const int MostValues = 200;

    /// <summary>Counts a funnel.</summary>
    /// <exception cref="Core.Queries.QueryException">The question contradicts itself.</exception>
    public Task<FunnelResult> RunAsync(FunnelQuery query, CancellationToken cancellationToken) =>
        SharedAsync(query, UsesLabels(query), token => runner.RunAsync(query, token), cancellationToken);

    /// <summary>What stands out in a funnel.</summary>
    /// <exception cref="Core.Queries.QueryException">The question contradicts itself.</exception>
    public Task<FunnelAdvice> AdviseAsync(FunnelQuery query, CancellationToken cancellationToken) =>
        SharedAsync(("advice", query), UsesLabels(query), token => runner.AdviseAsync(query, token), cancellationToken);

    /// <summary>What people do next or before.</summary>
    /// <exception cref="Core.Queries.QueryException">The question contradicts itself.</exception>
    public Task<PathResult> PathsAsync(PathQuery query, CancellationToken cancellationToken) =>
        SharedAsync(query, false, token => runner.PathsAsync(query, token), cancellationToken);

    /// <summary>Up to 200 values that events have in an attribute, the most frequent first; none for buckets of time and labels.</summary>
    public Task<IReadOnlyList<string>> ValuesAsync(EventTrait trait, CancellationToken cancellationToken) =>
        SharedAsync(("values", trait), false, token => Task.Run(() => logs.Values(trait, null, MostValues), token), cancellationToken);

    /// <summary>What the version of the events has to do with it is in the key.</summary>
    private Task<T> SharedAsync<T>(object question, bool usesLabels, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken) =>
        answers.SharedAsync(("events", logs.Version, question), usesLabels, ask, cancellationToken);

    private static bool UsesLabels(FunnelQuery query) => query.By?.IsLabel == true
        || query.Filters.Concat(query.Steps.Concat(query.Exclusions).SelectMany(static s => s.Conditions)).Any(static c => c.Attribute.IsLabel);
}
