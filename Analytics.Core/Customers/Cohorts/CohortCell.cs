namespace Analytics.Core.Customers;

/// <summary>One cohort, one number of periods after its first order.</summary>
/// <param name="Numerator">Customers, or money.</param>
/// <param name="Customers">The cohort's customers; of an average, all customers of the cohorts that are in it.</param>
/// <param name="IsUnfinished">Whether its period is not over, so that it may still grow.</param>
public readonly record struct CohortCell(decimal Numerator, long Customers, bool IsUnfinished)
{
    /// <summary><see cref="Numerator"/> ÷ <see cref="Customers"/>; null without customers.</summary>
    public decimal? Value => Customers == 0 ? null : Numerator / Customers;
}
