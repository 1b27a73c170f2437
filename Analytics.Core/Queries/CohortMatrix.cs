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
    Freshness Freshness)
{
    /// <summary>How many periods the oldest cohort has.</summary>
    public int Periods => Cohorts.Count == 0 ? 0 : Cohorts.Max(static c => c.Active.Count);

    /// <summary>
    /// The mean retention n periods later over the cohorts for which that period is over: weighted by their sizes (Σ active ÷ Σ size), or
    /// each cohort counting once. Null when it is over for none.
    /// </summary>
    public double? AverageRetention(int n, bool rolling = false, bool simple = false)
    {
        var finished = Cohorts.Where(c => c.Size > 0 && n < c.FinishedPeriods).ToList();
        return finished.Count == 0 ? null
            : simple ? finished.Average(c => c.Retention(n, rolling))
            : (double)finished.Sum(c => (rolling ? c.ActiveOrLater : c.Active)[n]) / finished.Sum(static c => c.Size);
    }

    /// <summary>The same of <see cref="Cohort.CumulativeRevenuePerCustomer"/>.</summary>
    public decimal? AverageCumulativeRevenue(int n, bool gross = false, bool simple = false)
    {
        var finished = Cohorts.Where(c => c.Size > 0 && n < c.FinishedPeriods && c.CumulativeRevenuePerCustomer(n, gross) is not null).ToList();
        return finished.Count == 0 ? null
            : simple ? finished.Average(c => c.CumulativeRevenuePerCustomer(n, gross))
            : finished.Sum(c => c.CumulativeRevenuePerCustomer(n, gross)!.Value * c.Size) / finished.Sum(static c => c.Size);
    }
}
