namespace Analytics.Core.Queries;

/// <summary>The answer to a <see cref="CohortQuery"/>.</summary>
/// <param name="Query">The question.</param>
/// <param name="Period">The days that were counted, both ends inside; null when there is no line at all.</param>
/// <param name="Cohorts">Every period from the first to the last, in time's order, empty cohorts among them.</param>
/// <param name="LastPeriodIsUnfinished">Whether the last period is not over, so that each cohort's last cell is incomplete.</param>
/// <param name="Freshness">How fresh the data is.</param>
public sealed record CohortMatrix(
    CohortQuery Query,
    Period? Period,
    IReadOnlyList<Cohort> Cohorts,
    bool LastPeriodIsUnfinished,
    Freshness Freshness);
