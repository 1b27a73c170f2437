using System.Text.Json;
using Analytics.Core.Marketing.Campaigns;

namespace Analytics.Core.Marketing.Optimizer;

/// <summary>A division of budgets that was carried out, with what was expected of it.</summary>
/// <param name="Goal">What for.</param>
/// <param name="By">Among what.</param>
/// <param name="Conversion">The type of conversions counted.</param>
/// <param name="Start">The first day under the new division.</param>
/// <param name="Gain">What was expected to be gained a day.</param>
/// <param name="Saving">What was to be spent less a day.</param>
/// <param name="Lines">What was changed.</param>
public sealed record BudgetChange(
    OptimizationGoal Goal, CampaignDimension By, string? Conversion, DateOnly Start, Ranged? Gain, double Saving, IReadOnlyList<BudgetChangeLine> Lines)
{
    private const double Deviations = 1.959964;

    /// <summary>What carrying out a result would change; it begins on this day.</summary>
    public static BudgetChange Of(OptimizationResult result, DateOnly start) => new(
        result.Question.Goal, result.Question.By, result.Question.Conversion, start, result.Gain, result.Saving,
        [
            .. result.Lines.Where(static l => l.Now > 0).Select(static l => new BudgetChangeLine(
                l.Key, l.Name, l.Now, l.Proposed, l.Fit.Curve, l.Fit.Dispersion,
                l.OutcomeProposed is { Value: > 0 } outcome ? (outcome.High - outcome.Low) / (2 * Deviations * outcome.Value) : 0)),
        ]);

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>From what was kept.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static BudgetChange FromJson(string json) => JsonSerializer.Deserialize<BudgetChange>(json, JsonSerializerOptions.Web) ?? throw new JsonException("Nothing was kept.");
}
