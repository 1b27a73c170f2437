using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Experiments;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>The deeds of the signed-in account. Scoped.</summary>
public sealed class MarketingActions(CurrentActor current, MarketingService marketing, AuditLog log, IQueryRunner runner) : IMarketingActions
{
    private const int LongestName = 200;

    /// <inheritdoc />
    public async Task SaveCampaignAsync(CampaignRow row, bool isWhole)
    {
        var actor = await current.RequireAsync(Policies.Import);
        await marketing.SaveCampaignAsync(row, isWhole);
        await log.WriteAsync(
            actor.Name, "campaign.save", row.ExternalId,
            new { row.Name, row.Type, row.Channel, row.Target, Budget = row.BudgetUnits is { } units ? new Money(units).Amount : (decimal?)null, row.StartsOn, row.EndsOn, row.Status }, actor.Address);
    }

    /// <inheritdoc />
    public async Task<bool> DeleteCampaignAsync(string id)
    {
        var actor = await current.RequireAsync(Policies.Import);
        var isThere = await marketing.DeleteCampaignAsync(id);
        if (isThere)
        {
            await log.WriteAsync(actor.Name, "campaign.delete", id, address: actor.Address);
        }

        return isThere;
    }

    /// <inheritdoc />
    public async Task<SavedExperiment> SaveExperimentAsync(int? id, ExperimentPlan plan)
    {
        var actor = await current.RequireAsync(Policies.Import);
        var saved = await marketing.SaveExperimentAsync(id, plan, actor.Name);
        await log.WriteAsync(actor.Name, "experiment.save", Text(saved.Id), new { saved.Plan.Name, saved.Plan.Control, saved.Plan.Variant, Verdict = saved.Result.Verdict.ToString() }, actor.Address);
        return saved;
    }

    /// <inheritdoc />
    public async Task<bool> DeleteExperimentAsync(int id, bool restore = false)
    {
        var actor = await current.RequireAsync(Policies.Import);
        var isThere = await marketing.DeleteExperimentAsync(id, restore);
        if (isThere)
        {
            await log.WriteAsync(actor.Name, restore ? "experiment.restore" : "experiment.delete", Text(id), address: actor.Address);
        }

        return isThere;
    }

    /// <inheritdoc />
    public async Task<SavedChange> ImplementAsync(OptimizationQuestion question, DateOnly? start = null, string? name = null)
    {
        var actor = await current.RequireAsync(Policies.Import);
        if (name?.Trim().Length > LongestName)
        {
            throw new QueryException("name", $"The name has at most {LongestName} characters.");
        }

        var result = await marketing.OptimizeAsync(question);
        var from = start ?? runner.Freshness.Today.AddDays(1);
        var label = string.IsNullOrWhiteSpace(name) ? OptimizationQuestions.Goals.First(g => g.Goal == question.Goal).Label : name.Trim();
        var saved = await marketing.ImplementAsync(result, from, label, actor.Name);
        await log.WriteAsync(
            actor.Name, "budget.implement", Text(saved.Id), new { Goal = OptimizationQuestions.KeyOf(question.Goal), from, Lines = saved.Change.Lines.Select(static l => new { l.Key, l.Before, l.After }) }, actor.Address);
        return saved;
    }

    /// <inheritdoc />
    public async Task<bool> DeleteChangeAsync(int id, bool restore = false)
    {
        var actor = await current.RequireAsync(Policies.Import);
        var isThere = await marketing.DeleteChangeAsync(id, restore);
        if (isThere)
        {
            await log.WriteAsync(actor.Name, restore ? "budget.restore" : "budget.delete", Text(id), address: actor.Address);
        }

        return isThere;
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
