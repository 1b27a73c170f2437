using Analytics.Core.Domain;

namespace Analytics.Core.Marketing.Roi;

/// <summary>What is known of one category of costs in a period.</summary>
/// <param name="Category">Which.</param>
/// <param name="Entries">How many entries count in the period.</param>
/// <param name="IsKnown">Whether there is any.</param>
/// <param name="Gap">What is not covered though the category is known, in words; null when nothing is.</param>
public sealed record CostCoverage(CostCategory Category, int Entries, bool IsKnown, string? Gap);
