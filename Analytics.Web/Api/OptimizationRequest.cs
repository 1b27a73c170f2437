using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>How budgets are to be divided; what is left out is as usual.</summary>
/// <param name="Goal">roas, conversions or cost.</param>
/// <param name="By">campaign, channel, type, age, gender, ageAndGender or interest.</param>
/// <param name="Conversion">The type of conversions.</param>
/// <param name="Days">How many of the last days to learn from, 28 to 730; 180.</param>
/// <param name="Budget">All money a day; what is spent now.</param>
/// <param name="ChangeLimit">How far one may be moved, as a share of what it has: 0.5.</param>
/// <param name="Bounds">Bounds of single ones.</param>
/// <param name="Samples">Bootstrap samples, 20 to 2,000; 200.</param>
/// <param name="Level">The level of the ranges: 0.95.</param>
/// <param name="Seed">The seed of the bootstrap.</param>
/// <param name="Start">For carrying it out: the first day under the new division; tomorrow.</param>
/// <param name="Name">For carrying it out: its name.</param>
public sealed record OptimizationRequest(
    string? Goal = null, string? By = null, string? Conversion = null, int? Days = null, double? Budget = null, double? ChangeLimit = null,
    IReadOnlyList<SpendBound>? Bounds = null, int? Samples = null, double? Level = null, int? Seed = null, DateOnly? Start = null, string? Name = null)
{
    /// <summary>The question.</summary>
    /// <exception cref="QueryException">A part of it is unknown.</exception>
    internal OptimizationQuestion ToQuestion()
    {
        var usual = new OptimizationQuestion();
        return usual with
        {
            Goal = OptimizationQuestions.GoalOf(Goal),
            By = By is null ? usual.By : CampaignQuestions.Find(By) ?? throw new QueryException("by", $"'by' is one of {string.Join(", ", CampaignQuestions.Dimensions.Select(static d => d.Key))}."),
            Conversion = Conversion,
            Days = Days ?? usual.Days,
            Budget = Budget,
            ChangeLimit = ChangeLimit ?? usual.ChangeLimit,
            Bounds = [.. (Bounds ?? []).Select(static (b, i) => b is { Key: not null } ? b : throw new QueryException($"bounds[{i}]", "Say whose bounds they are."))],
            Samples = Samples ?? usual.Samples,
            Level = Level ?? usual.Level,
            Seed = Seed ?? usual.Seed,
        };
    }
}
