namespace Analytics.Core.Planning;

/// <summary>The sum over all steps with an interval of its own, which is narrower than the sum of the steps' bounds.</summary>
/// <param name="Mean">The expected sum, in the measure's unit.</param>
/// <param name="Lower">The lower ends, one for each level of the forecast.</param>
/// <param name="Upper">The upper ends, one for each level of the forecast.</param>
public sealed record PlanTotal(double Mean, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper);
