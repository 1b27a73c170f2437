using System.Runtime.CompilerServices;
using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>Answers every question as of a part of the shop alone: with further filters.</summary>
internal sealed class PartRunner(IQueryRunner whole, IReadOnlyList<Filter> filters) : IQueryRunner
{
    /// <inheritdoc />
    public Freshness Freshness => whole.Freshness;

    /// <inheritdoc />
    public Period? Span => whole.Span;

    /// <inheritdoc />
    public Task<QueryResult> RunAsync(AnalyticsQuery query, CancellationToken cancellationToken = default) => whole.RunAsync(Of(query), cancellationToken);

    /// <inheritdoc />
    public Task<LinePage> LinesAsync(AnalyticsQuery query, long skip, int take, CancellationToken cancellationToken = default) =>
        whole.LinesAsync(Of(query), skip, take, cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<LineDetail> StreamLinesAsync(AnalyticsQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var line in whole.StreamLinesAsync(Of(query), cancellationToken))
        {
            yield return line;
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<DimensionValue>> ValuesAsync(Dimension dimension, string? search, int take, CancellationToken cancellationToken = default) =>
        whole.ValuesAsync(dimension, search, take, cancellationToken);

    private AnalyticsQuery Of(AnalyticsQuery query) => query with { Filters = [.. query.Filters, .. filters] };
}
