namespace Analytics.Core.Planning;

/// <summary>One step to come.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Mean">The expected value, in the measure's unit.</param>
/// <param name="Lower">The lower ends, one for each level of the forecast.</param>
/// <param name="Upper">The upper ends, one for each level of the forecast.</param>
public sealed record PlanStep(DateOnly Start, double Mean, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper);
