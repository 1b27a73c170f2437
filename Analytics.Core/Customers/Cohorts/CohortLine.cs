namespace Analytics.Core.Customers;

/// <summary>One cohort of a <see cref="CohortTable"/>.</summary>
/// <param name="Start">The first day of the period of its first orders.</param>
/// <param name="Size">Its customers.</param>
/// <param name="Cells">Period by period from 0, as far as there is data.</param>
public sealed record CohortLine(DateOnly Start, long Size, IReadOnlyList<CohortCell> Cells);
