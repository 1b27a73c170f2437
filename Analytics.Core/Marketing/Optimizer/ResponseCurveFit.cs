namespace Analytics.Core.Marketing.Optimizer;

/// <summary>A response curve with how well it is known, or why there is none.</summary>
/// <param name="Curve">The curve; null where <paramref name="Problem"/> says why.</param>
/// <param name="Problem">Why there is none.</param>
/// <param name="Days">Days with spend that were read.</param>
/// <param name="LeastSpend">The least that was spent on one of them.</param>
/// <param name="MostSpend">The most: beyond it the curve is a guess.</param>
/// <param name="Variation">The standard deviation of the logarithm of spend: 0.1 is about a tenth either way.</param>
/// <param name="Dispersion">Pearson's χ² ÷ degrees of freedom: 1 for counts that scatter like Poisson's.</param>
/// <param name="Evidence">F of the curve against no response at all; above 3.84 it is told from luck at 5 %.</param>
/// <param name="WeekdayFactors">What a weekday does beside the spend, Sunday first, 1 on average; null with fewer than eight weeks.</param>
public sealed record ResponseCurveFit(
    ResponseCurve? Curve,
    CurveProblem? Problem,
    int Days,
    double LeastSpend,
    double MostSpend,
    double Variation,
    double Dispersion,
    double Evidence,
    IReadOnlyList<double>? WeekdayFactors);
