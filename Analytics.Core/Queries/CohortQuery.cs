namespace Analytics.Core.Queries;

/// <summary>Asks how the customers of each first period came back.</summary>
public sealed record CohortQuery
{
    /// <summary>The length of a period: day, week, month, quarter or year.</summary>
    public Dimension Bucket { get; init; } = Dimension.Month;

    /// <summary>When a cohort's next period begins.</summary>
    public CohortClock Clock { get; init; }

    /// <summary>Which lines count as activity and revenue; a customer's first order is of the whole shop whatever the filters.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>
    /// Which days count, both for cohorts and for their activity; null for all there are. Customers whose first order lies before are left out.
    /// </summary>
    public Period? Period { get; init; }

    /// <summary>Whether revenue is summed too, which takes a second pass.</summary>
    public bool IncludeRevenue { get; init; } = true;
}
