using Analytics.Core.Queries;

namespace Analytics.Core.Planning;

/// <summary>What the measure came to over days to hold the forecast against.</summary>
/// <param name="Days">The days, both inside.</param>
/// <param name="Value">The measure's value over them.</param>
public sealed record PlanComparison(Period Days, double Value);
