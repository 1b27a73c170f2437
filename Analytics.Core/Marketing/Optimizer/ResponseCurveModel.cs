namespace Analytics.Core.Marketing.Optimizer;

/// <summary>
/// Fits response curves: a day's outcome is w(weekday) × f(spend) on average, its variance in proportion to that. Power, logarithm and saturation are
/// fitted by quasi-likelihood (Wedderburn, 1974), Q = Σ y ln μ − μ; given the shape, the scale that maximises it is Σy ÷ Σ w f₁, so that one number is
/// searched; weekdays have a scale each. The form of the highest Q is kept. What is read is what went together, not cause: days of much spend may have been good days anyway.
/// </summary>
public static class ResponseCurveModel
{
    /// <summary>The fewest days with spend from which a curve is read.</summary>
    public const int LeastDays = 28;

    /// <summary>The least outcome in all, for counts.</summary>
    public const double LeastOutcome = 30;

    /// <summary>The least standard deviation of the logarithm of spend.</summary>
    public const double LeastVariation = 0.1;

    /// <summary>F above which a response is told from luck, at 5 %.</summary>
    public const double LeastEvidence = 3.84;

    private const int WeekdayDays = 56;

    private static readonly CurveForm[] Forms = Enum.GetValues<CurveForm>();

    /// <summary>Fits one.</summary>
    /// <param name="days">Days in any order; those without spend are left out.</param>
    /// <returns>A curve, or why there is none.</returns>
    public static ResponseCurveFit Fit(IReadOnlyList<SpendDay> days)
    {
        SpendDay[] used = [.. days.Where(static d => d.Spend > 0 && double.IsFinite(d.Spend) && double.IsFinite(d.Outcome))];
        var none = new ResponseCurveFit(
            null, CurveProblem.TooFewDays, used.Length, used.Length == 0 ? 0 : used.Min(static d => d.Spend), used.Length == 0 ? 0 : used.Max(static d => d.Spend), Variation(used), 0, 0, null);
        if (used.Length < LeastDays)
        {
            return none;
        }

        if (used.Sum(static d => d.Outcome) < LeastOutcome || used.Count(static d => d.Outcome > 0) < LeastDays / 2)
        {
            return none with { Problem = CurveProblem.TooFewOutcomes };
        }

        if (none.Variation < LeastVariation)
        {
            return none with { Problem = CurveProblem.SpendHardlyVaries };
        }

        var hasWeekdays = HasWeekdays(used);
        var (curve, factors, likelihood) = Best(used, hasWeekdays);
        var degrees = used.Length - 2 - (hasWeekdays ? 6 : 0);
        var dispersion = used.Sum(d => Pearson(d.Outcome, Math.Max(1e-9, (factors?[(int)d.Day.DayOfWeek] ?? 1) * curve.At(d.Spend)))) / degrees;
        var (flat, _) = Profile(used, hasWeekdays, static _ => 1);
        var evidence = dispersion > 0 ? Math.Max(0, 2 * (likelihood - flat) / dispersion) : double.MaxValue;
        var fit = none with { Dispersion = dispersion, Evidence = evidence, WeekdayFactors = factors };
        return evidence < LeastEvidence ? fit with { Problem = CurveProblem.NoResponse } : fit with { Curve = curve, Problem = null };
    }

    /// <summary>The best curve of days that are known to bear one, for a bootstrap sample; one that brings nothing where nothing came.</summary>
    internal static ResponseCurve Refit(SpendDay[] days, bool hasWeekdays) =>
        days.Length > 1 && days.Sum(static d => d.Outcome) > 0 ? Best(days, hasWeekdays).Curve : new ResponseCurve(CurveForm.Power, 0, 1);

    private static (ResponseCurve Curve, double[]? Factors, double Likelihood) Best(SpendDay[] days, bool hasWeekdays)
    {
        var middle = Math.Exp(days.Average(static d => Math.Log(d.Spend)));
        (ResponseCurve Curve, double[]? Factors, double Likelihood)? best = null;
        foreach (var form in Forms)
        {
            // The exponent itself, or c over a hundredth to a hundred times the middle spend.
            var (low, high) = form == CurveForm.Power ? (0.02, 1.0) : (Math.Log(middle / 100), Math.Log(middle * 100));
            var (at, value) = LineSearch.Maximum(low, high, u => Profile(days, hasWeekdays, x => ResponseCurve.Basis(form, ShapeOf(form, u), x)).Likelihood);
            if (best is null || value > best.Value.Likelihood + 1e-9)
            {
                var shape = ShapeOf(form, at);
                var (_, scales) = Profile(days, hasWeekdays, x => ResponseCurve.Basis(form, shape, x));
                var scale = scales.Average();
                best = (new ResponseCurve(form, scale, shape), hasWeekdays ? [.. scales.Select(s => s / scale)] : null, value);
            }
        }

        return best!.Value;
    }

    private static double ShapeOf(CurveForm form, double u) => form == CurveForm.Power ? u : Math.Exp(u);

    // Q at the best scale of each weekday, less what does not depend on the curve: Σ y ln f₁ − Σ over weekdays of Y ln Σf₁.
    private static (double Likelihood, double[] Scales) Profile(SpendDay[] days, bool hasWeekdays, Func<double, double> basis)
    {
        var (outcomes, sums) = (new double[hasWeekdays ? 7 : 1], new double[hasWeekdays ? 7 : 1]);
        var logs = 0.0;
        foreach (var day in days)
        {
            var mean = basis(day.Spend);
            var group = hasWeekdays ? (int)day.Day.DayOfWeek : 0;
            outcomes[group] += day.Outcome;
            sums[group] += mean;
            logs += day.Outcome * Math.Log(mean);
        }

        for (var g = 0; g < sums.Length; g++)
        {
            logs -= outcomes[g] != 0 ? outcomes[g] * Math.Log(sums[g]) : 0;
        }

        // A weekday that a sample happens to leave out is taken for an average one.
        var usual = outcomes.Sum() / sums.Sum();
        return (logs, [.. outcomes.Zip(sums, (o, s) => s > 0 ? o / s : usual)]);
    }

    private static bool HasWeekdays(SpendDay[] days)
    {
        var counts = days.CountBy(static d => d.Day.DayOfWeek).ToDictionary();
        return days.Length >= WeekdayDays && counts.Count == 7 && counts.Values.Min() >= 4;
    }

    private static double Pearson(double outcome, double mean) => (outcome - mean) * (outcome - mean) / mean;

    private static double Variation(SpendDay[] days)
    {
        if (days.Length < 2)
        {
            return 0;
        }

        var mean = days.Average(static d => Math.Log(d.Spend));
        return Math.Sqrt(days.Sum(d => Math.Pow(Math.Log(d.Spend) - mean, 2)) / (days.Length - 1));
    }
}
