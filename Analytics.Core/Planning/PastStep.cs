namespace Analytics.Core.Planning;

/// <summary>One step of an earlier forecast.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Mean">What was expected.</param>
/// <param name="Lower">The interval's lower ends, one for each level of the forecast.</param>
/// <param name="Upper">The interval's upper ends, one for each level of the forecast.</param>
/// <param name="Actual">What happened.</param>
public sealed record PastStep(DateOnly Start, double Mean, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper, double Actual);
