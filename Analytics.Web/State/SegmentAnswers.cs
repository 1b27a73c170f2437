using System.Collections.Concurrent;
using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>
/// Asks each question about segments, clusters and cohorts once, by <see cref="CachedQueryService"/>. What is kept is small: no answer holds something
/// for each customer there is.
/// </summary>
public sealed class SegmentAnswers(
    CachedQueryService answers, ICustomerQueries customers, RfmScoring scoring, CustomerClustering clustering, ICustomerViews views)
{
    private readonly ClusterPictures _pictures = new(clustering, customers, views);
    private readonly ConcurrentDictionary<object, ProgressRelay> _relays = new();

    /// <summary>The map and the segments.</summary>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    public Task<SegmentSummary> SegmentsAsync(RfmQuery query, CancellationToken cancellationToken = default) => answers.SharedAsync(
        ("segments", KeyOf(query)),
        UsesLabels(query.Filters),
        async token => SegmentSummary.Of(await scoring.RunAsync(query, token)),
        cancellationToken);

    /// <summary>How customers moved between segments, both days computed from the data as it is now.</summary>
    /// <param name="query">The later day.</param>
    /// <param name="since">The earlier day.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    public Task<SegmentMovement> MovementAsync(RfmQuery query, DateOnly since, CancellationToken cancellationToken = default) => answers.SharedAsync(
        ("movement", KeyOf(query), since),
        UsesLabels(query.Filters),
        async token => SegmentMovement.Between(await scoring.RunAsync(query with { AsOf = since }, token), await scoring.RunAsync(query, token)),
        cancellationToken);

    /// <summary>Clusters of customers.</summary>
    /// <param name="query">The question.</param>
    /// <param name="progress">Is told the share of starts that are done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work, when nobody else waits for it.</param>
    /// <exception cref="ClusteringException">There are too few customers, or the question makes no sense.</exception>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    public async Task<ClusterPicture> ClustersAsync(CustomerClusterQuery query, IProgress<double> progress, CancellationToken cancellationToken = default)
    {
        object key = ("clusters", Lines(query.Filters, null), query.Preset, string.Join(',', query.Features), query.K, query.AsOf, query.WindowDays, query.Seed);
        var relay = _relays.GetOrAdd(key, static _ => new ProgressRelay());
        relay.Add(progress);
        try
        {
            return await answers.SharedAsync(key, UsesLabels(query.Filters), token => _pictures.RunAsync(query, relay, token), cancellationToken);
        }
        finally
        {
            relay.Remove(progress);
            if (relay.Listeners == 0)
            {
                _relays.TryRemove(key, out _);
            }
        }
    }

    /// <summary>How the customers of each first period came back.</summary>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    public Task<CohortMatrix> CohortsAsync(CohortQuery query, CancellationToken cancellationToken = default) => answers.SharedAsync(
        ("cohorts", Lines(query.Filters, query.Period), query.Bucket, query.Clock, query.IncludeRevenue),
        UsesLabels(query.Filters),
        token => customers.CohortMatrixAsync(query, token),
        cancellationToken);

    private static (AnalyticsQuery Lines, DateOnly? AsOf, int? WindowDays, bool Gross, RfmOptions Options) KeyOf(RfmQuery query) =>
        (Lines(query.Filters, null), query.AsOf, query.WindowDays, query.Gross, query.Options);

    // Filters and period that are equal by content.
    private static AnalyticsQuery Lines(IReadOnlyList<Filter> filters, Period? period) => new() { Measures = [], Filters = filters, Period = period };

    private static bool UsesLabels(IReadOnlyList<Filter> filters) => filters.Any(static f => DimensionCatalog.Of(f.Dimension).IsLabel);
}
