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
    IReadOnlyList<Money> GrossRevenue);
