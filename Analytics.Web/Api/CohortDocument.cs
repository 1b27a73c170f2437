namespace Analytics.Web.Api;

/// <summary>The customers whose first order lies in one period.</summary>
/// <param name="Start">The period's first day.</param>
/// <param name="Size">How many they are.</param>
/// <param name="Active">How many had an order n periods later, n from 0.</param>
/// <param name="ActiveOrLater">How many had one n or more periods later ("rolling").</param>
/// <param name="FinishedPeriods">How many of its periods, from n = 0, are over for all its customers; the others are incomplete.</param>
/// <param name="NetRevenue">Their net revenue n periods later; null where it was not asked for.</param>
/// <param name="GrossRevenue">Their gross revenue n periods later; null likewise.</param>
public sealed record CohortDocument(
    DateOnly Start,
    long Size,
    IReadOnlyList<long> Active,
    IReadOnlyList<long> ActiveOrLater,
    int FinishedPeriods,
    IReadOnlyList<decimal>? NetRevenue,
    IReadOnlyList<decimal>? GrossRevenue);
