using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>
/// Asks each question about segments, clusters and cohorts once, by <see cref="CachedQueryService"/>. What is kept is small: no answer holds a customer
/// for each customer there is.
/// </summary>
public sealed class SegmentAnswers(CachedQueryService answers, ICustomerQueries customers)
{
    private readonly RfmScoring _scoring = new(customers);

    /// <summary>The day that counts as today.</summary>
    public DateOnly Today => customers.Today;

    /// <summary>The map and the segments.</summary>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    public Task<SegmentSummary> SegmentsAsync(RfmQuery query, CancellationToken cancellationToken = default) => answers.SharedAsync(
        ("segments", KeyOf(query)),
        UsesLabels(query.Filters),
        async token => SegmentSummary.Of(await _scoring.RunAsync(query, token)),
        cancellationToken);

    /// <summary>How the customers of each first period came back.</summary>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    public Task<CohortMatrix> CohortsAsync(CohortQuery query, CancellationToken cancellationToken = default) => answers.SharedAsync(
        ("cohorts", Lines(query.Filters, query.Period), query.Bucket, query.IncludeRevenue),
        UsesLabels(query.Filters),
        token => customers.CohortMatrixAsync(query, token),
        cancellationToken);

    private static (AnalyticsQuery Lines, DateOnly? AsOf, int? WindowDays, bool Gross, RfmOptions Options) KeyOf(RfmQuery query) =>
        (Lines(query.Filters, null), query.AsOf, query.WindowDays, query.Gross, query.Options);

    // Filters and period that are equal by content.
    private static AnalyticsQuery Lines(IReadOnlyList<Filter> filters, Period? period) => new() { Measures = [], Filters = filters, Period = period };

    private static bool UsesLabels(IReadOnlyList<Filter> filters) => filters.Any(static f => DimensionCatalog.Of(f.Dimension).IsLabel);
}
