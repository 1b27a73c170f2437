namespace Analytics.Core.Customers;

/// <summary>What a table of cohorts tells.</summary>
public enum CohortMeasure
{
    /// <summary>Customers active n periods after their first order ÷ the cohort's customers.</summary>
    Retention,

    /// <summary>Customers active n or more periods later ÷ the cohort's customers.</summary>
    RollingRetention,

    /// <summary>Net revenue up to and with period n ÷ the cohort's customers.</summary>
    CumulativeRevenue,

    /// <summary>Gross revenue up to and with period n ÷ the cohort's customers.</summary>
    CumulativeGross,
}
