namespace Analytics.Core.Marketing.Optimizer;

/// <summary>One campaign or audience in a division of budgets.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fit">Its response curve, or why there is none.</param>
/// <param name="Now">What is spent on it a day: the mean of the days with spend among the last 28.</param>
/// <param name="Proposed">What to spend a day; the same where nothing can be said.</param>
/// <param name="Low">The least it may be given.</param>
/// <param name="High">The most.</param>
/// <param name="OutcomeNow">What its curve gives at what is spent now; null without a curve.</param>
/// <param name="OutcomeProposed">What it gives at what is proposed.</param>
/// <param name="Marginal">What one more unit of money brings now.</param>
/// <param name="Observed">The days that it was read from.</param>
public sealed record OptimizationLine(
    string Key, string Name, ResponseCurveFit Fit, double Now, double Proposed, double Low, double High, double? OutcomeNow, Ranged? OutcomeProposed, Ranged? Marginal,
    IReadOnlyList<SpendDay> Observed)
{
    /// <summary>Proposed − now.</summary>
    public double Change => Proposed - Now;
}
