namespace Analytics.Core.Marketing.Optimizer;

/// <summary>A division of budgets, what it is expected to gain, and what else the data recommend.</summary>
/// <param name="Question">What was asked, the conversion's type filled in.</param>
/// <param name="From">The first day that was learned from; null without data.</param>
/// <param name="To">The last.</param>
/// <param name="Lines">Each campaign or audience, the most expensive first.</param>
/// <param name="SpendNow">What is spent a day on all of them.</param>
/// <param name="SpendProposed">What is proposed.</param>
/// <param name="OutcomeNow">What those with a curve bring a day now, by their curves.</param>
/// <param name="Gain">What the division is expected to bring more a day than now, by the same curves: the optimism of choosing and judging by the same days is taken off. Null where nothing can be moved.</param>
/// <param name="Saving">What it spends less a day.</param>
/// <param name="ChanceOfGain">The share of bootstrap samples in which it gains; for <see cref="OptimizationGoal.Cost"/>, in which at most a twentieth of the outcome is lost.</param>
/// <param name="IsSupported">Whether the data support the move: the whole range of the gain is above 0; for <see cref="OptimizationGoal.Cost"/>, money is saved and the range loses at most a twentieth of the outcome.</param>
/// <param name="Recommendations">What to do, the surest and largest first.</param>
public sealed record OptimizationResult(
    OptimizationQuestion Question,
    DateOnly? From,
    DateOnly? To,
    IReadOnlyList<OptimizationLine> Lines,
    double SpendNow,
    double SpendProposed,
    double OutcomeNow,
    Ranged? Gain,
    double Saving,
    double? ChanceOfGain,
    bool IsSupported,
    IReadOnlyList<Recommendation> Recommendations)
{
    /// <summary>What every view of a division says beside it.</summary>
    public const string CurvesAreNotCause =
        "Curves are read from what was spent and what was credited on the same days. Days of much spend may have been good days anyway, and what works later is not seen. Move in steps, and hold what happens against what was expected.";
}
