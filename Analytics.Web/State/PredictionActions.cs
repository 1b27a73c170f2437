using Analytics.Core.Customers;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>The deeds of the signed-in account. Scoped.</summary>
public sealed class PredictionActions(CurrentActor current, ICustomerScoring scoring, AuditLog log) : IPredictionActions
{
    private const string Subject = "predictions";

    /// <inheritdoc />
    public async Task RecomputeAsync()
    {
        var actor = await current.RequireAsync(Policies.Import);
        scoring.Request();
        await log.WriteAsync(actor.Name, "predictions.compute", Subject, address: actor.Address);
    }

    /// <inheritdoc />
    public async Task CancelAsync()
    {
        var actor = await current.RequireAsync(Policies.Import);
        if (scoring.Cancel())
        {
            await log.WriteAsync(actor.Name, "predictions.cancel", Subject, address: actor.Address);
        }
    }

    /// <inheritdoc />
    public async Task RollBackAsync(int id)
    {
        var actor = await current.RequireAsync(Policies.Import);
        var from = scoring.Current?.Run.Id;
        var scores = await scoring.RollBackAsync(id, actor.Name);
        await log.WriteAsync(actor.Name, "predictions.rollback", Subject, new { from, to = id, scores.Run.FittedAt }, actor.Address);
    }

    /// <inheritdoc />
    public async Task SaveSettingsAsync(ScoringSettings settings)
    {
        var actor = await current.RequireAsync(Policies.Administer);
        var before = scoring.Settings;
        await scoring.SaveSettingsAsync(settings);
        await log.WriteAsync(actor.Name, "predictions.settings", Subject, new { before, after = settings }, actor.Address);
    }

    /// <inheritdoc />
    public async Task SaveActionsAsync(IReadOnlyList<ActionRule> actions)
    {
        var actor = await current.RequireAsync(Policies.Administer);
        await scoring.SaveActionsAsync(actions);
        await log.WriteAsync(actor.Name, "predictions.actions", Subject, new { rules = actions.Select(static a => new { a.Name, When = a.Words(), a.Step }) }, actor.Address);
    }
}
