using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>A division of budgets.</summary>
/// <param name="Goal">What for.</param>
/// <param name="By">Among what.</param>
/// <param name="Conversion">The type of conversions counted.</param>
/// <param name="From">The first day learned from.</param>
/// <param name="To">The last.</param>
/// <param name="SpendNow">Spent a day now.</param>
/// <param name="SpendProposed">Proposed a day.</param>
/// <param name="OutcomeNow">What those with a curve bring a day now.</param>
/// <param name="Gain">What the division brings more a day, with its range.</param>
/// <param name="Saving">What it spends less a day.</param>
/// <param name="ChanceOfGain">The share of bootstrap samples in which it gains.</param>
/// <param name="IsSupported">Whether the data support it.</param>
/// <param name="Verdict">The same in words.</param>
/// <param name="Rows">Each campaign or audience.</param>
/// <param name="Recommendations">What to do.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record OptimizationDocument(
    string Goal, string By, string? Conversion, DateOnly? From, DateOnly? To, double SpendNow, double SpendProposed, double OutcomeNow, Ranged? Gain, double Saving, double? ChanceOfGain,
    bool IsSupported, string Verdict, IReadOnlyList<OptimizationRowDocument> Rows, IReadOnlyList<RecommendationDocument> Recommendations, IReadOnlyList<string> Warnings)
{
    /// <summary>Makes one.</summary>
    internal static OptimizationDocument Of(OptimizationResult result, Formatter format)
    {
        RecommendationDocument[] recommendations = [.. result.Recommendations.Select(r => RecommendationDocument.Of(r, result, format))];
        return new OptimizationDocument(
            OptimizationQuestions.KeyOf(result.Question.Goal), CampaignQuestions.KeyOf(result.Question.By), result.Question.Conversion, result.From, result.To,
            result.SpendNow, result.SpendProposed, result.OutcomeNow, result.Gain, result.Saving, result.ChanceOfGain, result.IsSupported,
            result.IsSupported ? recommendations[0].Title : RecommendationWords.NoMove(result, format),
            [.. result.Lines.Select(l => OptimizationRowDocument.Of(l, format))], recommendations, [OptimizationResult.CurvesAreNotCause]);
    }
}
