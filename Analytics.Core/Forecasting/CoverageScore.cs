namespace Analytics.Core.Forecasting;

/// <summary>An interval's promise and what came of it.</summary>
/// <param name="Level">The nominal level as a fraction.</param>
/// <param name="Realised">The share of held-out values inside the interval; each origin's interval was made without that origin's errors.</param>
public sealed record CoverageScore(double Level, double Realised);
