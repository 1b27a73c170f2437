using Analytics.Core.Marketing.Optimizer;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>One campaign or audience in a division.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Now">Spent a day now.</param>
/// <param name="Proposed">Proposed a day; the same where nothing can be said.</param>
/// <param name="Change">Proposed − now.</param>
/// <param name="Low">The least it may be given.</param>
/// <param name="High">The most.</param>
/// <param name="OutcomeNow">What it brings a day now, by its curve.</param>
/// <param name="OutcomeProposed">What it brings at what is proposed, with its range.</param>
/// <param name="Marginal">What one more unit of money brings now, with its range.</param>
/// <param name="Curve">Its response curve.</param>
/// <param name="Days">Days it was read from.</param>
/// <param name="Problem">Why there is no curve.</param>
/// <param name="ProblemWords">The same in words.</param>
public sealed record OptimizationRowDocument(
    string Key, string Name, double Now, double Proposed, double Change, double Low, double High, double? OutcomeNow, Ranged? OutcomeProposed, Ranged? Marginal,
    ResponseCurve? Curve, int Days, CurveProblem? Problem, string? ProblemWords)
{
    /// <summary>Makes one.</summary>
    internal static OptimizationRowDocument Of(OptimizationLine line, Formatter format) => new(
        line.Key, line.Name, line.Now, line.Proposed, line.Change, line.Low, line.High, line.OutcomeNow, line.OutcomeProposed, line.Marginal,
        line.Fit.Curve, line.Fit.Days, line.Fit.Problem, line.Fit.Problem is null ? null : MarketingText.Problem(line.Fit, format));
}
