using Analytics.Core.Domain;

namespace Analytics.Core.Queries;

/// <summary>The customers whose first order lies in one period, and what became of them.</summary>
/// <param name="Start">The period's first day.</param>
/// <param name="Size">How many customers made their first order in it.</param>
/// <param name="Active">Distinct customers with an order n periods later, by n from 0.</param>
/// <param name="ActiveOrLater">Distinct customers with an order n or more periods later, by n from 0 ("rolling").</param>
/// <param name="NetRevenue">Σ amount over all their lines n periods later; empty when revenue was not asked for.</param>
/// <param name="GrossRevenue">Σ amount over their lines of positive quantity and amount n periods later; empty when revenue was not asked for.</param>
public sealed record Cohort(
    DateOnly Start,
    long Size,
    IReadOnlyList<long> Active,
    IReadOnlyList<long> ActiveOrLater,
    IReadOnlyList<Money> NetRevenue,
    IReadOnlyList<Money> GrossRevenue)
{
    /// <summary>How many of its periods, from n = 0, are over for all its customers; the others are incomplete.</summary>
    public int FinishedPeriods { get; init; }

    /// <summary>The share of its customers active n periods later, or n or more ("rolling"); null for an empty cohort or a period it does not have.</summary>
    public double? Retention(int n, bool rolling = false) =>
        Size == 0 || n < 0 || n >= Active.Count ? null : (double)(rolling ? ActiveOrLater : Active)[n] / Size;

    /// <summary>
    /// Σ revenue from the first period to n ÷ its customers, in the currency unit; null for an empty cohort, a period it does not have, or
    /// when revenue was not asked for.
    /// </summary>
    public decimal? CumulativeRevenuePerCustomer(int n, bool gross = false)
    {
        var revenue = gross ? GrossRevenue : NetRevenue;
        return Size == 0 || n < 0 || n >= revenue.Count ? null : revenue.Take(n + 1).Sum(static m => m.Amount) / Size;
    }
}
