using Analytics.Core.Queries;

namespace Analytics.Core.Funnels;

/// <summary>One part of a funnel; the parts' counts add up to the whole's.</summary>
/// <param name="Value">The first step's value: its key, and what to show.</param>
/// <param name="Steps">The steps.</param>
public sealed record FunnelPart(DimensionValue Value, IReadOnlyList<FunnelStepResult> Steps);
