using Analytics.Core.Marketing.Optimizer;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>Makes the tiles of a division of budgets.</summary>
internal static class OptimizerTiles
{
    public static IReadOnlyList<FigureTileModel> Make(OptimizationResult result, Formatter format)
    {
        var question = result.Question;
        var outcome = MarketingText.OutcomeName(question);
        return
        [
            new("Spent a day", format.Money(result.SpendNow), null, [$"proposed {format.Money(result.SpendProposed)}"], new FigureExplanation(
                "How what is spent is made", $"The mean of the days with spend among the last {BudgetOptimizer.CurrentDays}, of everything that ran in the last {BudgetOptimizer.SilentDays}.",
                [("Now", format.Money(result.SpendNow)), ("Proposed", format.Money(result.SpendProposed)), ("Learned from", result.From is { } from ? $"{format.Day(from)} – {format.Day(result.To!.Value)}" : Formatter.NotAvailable)])),
            new($"Brings a day", format.Outcome(result.OutcomeNow, question), null, [$"{outcome}, by the curves"], new FigureExplanation(
                "How it is made", "The sum of the response curves at what is spent now. What has no curve is not in it.",
                [.. result.Lines.Where(static l => l.OutcomeNow is not null).Select(l => (l.Name, format.Outcome(l.OutcomeNow, question)))])),
            question.Goal == OptimizationGoal.Cost
                ? new("Saved a day", format.Money(result.Saving), null, [result.Gain is { } change ? $"changes what comes by {MarketingText.Range(v => format.OutcomeNumber(v, question), change.Low, change.High)}" : "nothing is moved"], Gain(result, format), result.IsSupported ? true : null)
                : new("Gains a day", result.Gain is { } gain ? (gain.Value > 0 ? "+" : string.Empty) + format.Outcome(gain.Value, question) : "–", null,
                    [result.Gain is { } range ? $"{format.Level(question.Level)}: {MarketingText.Range(v => format.OutcomeNumber(v, question), range.Low, range.High)}" : "nothing is moved"], Gain(result, format), result.IsSupported ? true : null),
            new(question.Goal == OptimizationGoal.Cost ? "Holds what comes" : "Gains at all", format.Percent(result.ChanceOfGain), null,
                [question.Goal == OptimizationGoal.Cost ? "samples that lose a twentieth at most" : "of bootstrap samples"], new FigureExplanation(
                    "How sure that is", "Weeks of days are drawn anew, curves fitted again, and the division judged by each; this is the share of samples in which it holds up. It knows luck, not cause.",
                    [("Samples", format.Count(question.Samples)), ("Share", format.Percent(result.ChanceOfGain))])),
        ];
    }

    private static FigureExplanation Gain(OptimizationResult result, Formatter format) => new(
        "How the gain is made",
        "What the curves give at what is proposed − what they give at what is spent now. A division that is chosen and judged by the same days looks better than it is; bootstrap samples measure by how much, and it is taken off.",
        result.Gain is { } gain
            ? [("Expected", format.Outcome(gain.Value, result.Question)), ("From", format.Outcome(gain.Low, result.Question)), ("To", format.Outcome(gain.High, result.Question)), ("Level", format.Level(result.Question.Level))]
            : []);
}
