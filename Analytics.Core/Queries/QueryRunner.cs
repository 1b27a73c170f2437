using System.Runtime.CompilerServices;
using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries.Execution;

namespace Analytics.Core.Queries;

/// <summary>
/// Answers questions from the newest snapshot of the Facts, on all cores, without a lock; nothing is cached or aggregated beforehand.
/// </summary>
/// <param name="facts">The data.</param>
/// <param name="settings">The shop's settings at the moment of asking.</param>
/// <param name="clock">The clock.</param>
/// <param name="lines">Storage, for the lines behind a number; null where nobody asks for them.</param>
/// <param name="labels">What models and saved rules say of each customer; null where nobody says anything.</param>
public sealed class QueryRunner(
    FactStore facts, Func<ShopSettings> settings, TimeProvider clock, ILineSource? lines = null, ICustomerLabels? labels = null)
    : IQueryRunner, ICustomerQueries, ICustomerViews
{
    private const int MaxPage = 10_000;
    private const int StreamedAtOnce = 5_000;

    /// <inheritdoc />
    public Freshness Freshness => Context().Freshness;

    /// <inheritdoc />
    public Period? Span => Context().Span;

    /// <inheritdoc />
    public DateOnly Today => Context().Today;

    /// <inheritdoc />
    public Task<QueryResult> RunAsync(AnalyticsQuery query, CancellationToken cancellationToken = default) =>
        Task.Run(() => QueryExecution.Run(query, Context(), null, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async Task<LinePage> LinesAsync(AnalyticsQuery query, long skip, int take, CancellationToken cancellationToken = default)
    {
        QueryValidator.CheckFilters(query.Filters);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, MaxPage);
        var context = Context();
        if (context.Span is null)
        {
            return new LinePage([], 0);
        }

        var (rowIds, total) = await Task.Run(
            () =>
            {
                var finder = Finder(query, context, cancellationToken);
                return (finder.Page(skip, take, cancellationToken), finder.Total);
            },
            cancellationToken);
        var details = rowIds.Count == 0 || lines is null ? [] : await lines.FetchAsync(rowIds, context.Calendar.Zone, cancellationToken);
        return new LinePage(details, total);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<LineDetail> StreamLinesAsync(
        AnalyticsQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        QueryValidator.CheckFilters(query.Filters);
        var context = Context();
        if (context.Span is null || lines is null)
        {
            yield break;
        }

        var finder = await Task.Run(() => Finder(query, context, cancellationToken), cancellationToken);
        foreach (var rowIds in finder.All(cancellationToken).SelectMany(static found => found.Chunk(StreamedAtOnce)))
        {
            foreach (var line in await lines.FetchAsync(rowIds, context.Calendar.Zone, cancellationToken))
            {
                yield return line;
            }
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<DimensionValue>> ValuesAsync(
        Dimension dimension, string? search, int take, CancellationToken cancellationToken = default) =>
        Task.Run<IReadOnlyList<DimensionValue>>(() => ValueFinder.Find(Context(), dimension, search, take, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<CustomerSummaries> CustomerSummariesAsync(CustomerSummaryQuery query, CancellationToken cancellationToken = default) =>
        Task.Run(() => CustomerExecution.Summaries(query, Context(), cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<CohortMatrix> CohortMatrixAsync(CohortQuery query, CancellationToken cancellationToken = default) =>
        Task.Run(() => CustomerExecution.Cohorts(query, Context(), cancellationToken), cancellationToken);

    /// <inheritdoc />
    public CustomerView Hold() => new(Context());

    /// <inheritdoc />
    public Task<CustomerPurchaseDays> CustomerPurchaseDaysAsync(PurchaseDaysQuery query, CancellationToken cancellationToken = default) =>
        Task.Run(() => PurchaseDaysExecution.Run(query, Context(), cancellationToken), cancellationToken);

    private static LineFinder Finder(AnalyticsQuery query, QueryContext context, CancellationToken cancellationToken) =>
        new(context, new PlanBuilder(context, query.Filters), query.Period ?? context.Span!, cancellationToken);

    // What models say of a customer was learned from all of their purchases: under a limit nothing is said.
    private QueryContext Context() =>
        new(facts.Visible, settings(), clock.GetUtcNow(), RowLimits.Current is null ? labels?.Current : null);
}
