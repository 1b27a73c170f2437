namespace Analytics.Core.Queries;

/// <summary>When a cohort's next period begins.</summary>
public enum CohortClock
{
    /// <summary>With the next day, week or month of the shop's calendar.</summary>
    Calendar,

    /// <summary>
    /// For each customer by itself, in windows of 24 hours (days), 7 × 24 (weeks), 30 × 24 (months), 91 × 24 (quarters) or 365 × 24 hours
    /// (years) from the instant of the first order. Cohorts are still of the calendar.
    /// </summary>
    FirstOrder,
}
