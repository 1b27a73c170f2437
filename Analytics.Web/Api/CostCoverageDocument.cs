namespace Analytics.Web.Api;

/// <summary>What is known of one category of costs.</summary>
/// <param name="Category">Which.</param>
/// <param name="Entries">How many entries count in the period.</param>
/// <param name="IsKnown">Whether there is any; without, it is not taken off.</param>
/// <param name="Gap">What is not covered, in words.</param>
public sealed record CostCoverageDocument(string Category, int Entries, bool IsKnown, string? Gap);
