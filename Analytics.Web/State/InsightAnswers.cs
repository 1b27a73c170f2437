using Analytics.Core.Monitoring;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Looks at each part of the shop once, by <see cref="CachedQueryService"/>: changed data, labels or scores make it look anew.</summary>
public sealed class InsightAnswers(CachedQueryService answers, IInsights insights)
{
    /// <summary>What stands out in the part.</summary>
    /// <exception cref="QueryException">A filter names a segment that there is not, or labels that nobody knows yet.</exception>
    public Task<InsightPart> FindAsync(IReadOnlyList<Filter> filters, CancellationToken cancellationToken = default) => answers.SharedAsync(
        // A query is equal by the content of its filters.
        ("insights", new AnalyticsQuery { Measures = [], Filters = filters }),
        // Scores change together with labels.
        usesLabels: true,
        token => insights.FindAsync(filters, token),
        cancellationToken);
}
