using Analytics.Core.Queries;

namespace Analytics.Core.Planning;

/// <summary>One part of a breakdown. The means of all parts add up to the whole's, step by step.</summary>
/// <param name="Value">What the part is; <see cref="DimensionValue.OtherKey"/> for the rest.</param>
/// <param name="Before">What it came to over as many steps before the forecast.</param>
/// <param name="HistoryTotal">What it came to over the whole history.</param>
/// <param name="Total">Its sum over all steps.</param>
/// <param name="Steps">Its steps.</param>
public sealed record PlanPart(DimensionValue Value, double Before, double HistoryTotal, PlanTotal Total, IReadOnlyList<PlanStep> Steps);
