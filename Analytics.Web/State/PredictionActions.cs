using Analytics.Core.Customers;
using Analytics.Core.Planning;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>The deeds of the signed-in account. Scoped.</summary>
public sealed class PredictionActions(CurrentActor current, ICustomerScoring scoring, ForecastHistory forecasts, IForecastHolds holds, AuditLog log) : IPredictionActions
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
    public async Task RollBackForecastAsync(DateOnly? until)
    {
        var actor = await current.RequireAsync(Policies.Import);
        var before = holds.Current?.Until;
        if (until is not { } last)
        {
            await holds.EndAsync();
        }
        else if (await forecasts.MostFittedAsync() is not { } newest || newest.Earlier.Prepend(PastFit.Of(newest)).All(fit => fit.To != last))
        {
            throw new StorageException(StorageProblem.NotFound, $"No version of the forecast that learned until {last:yyyy-MM-dd} is known.");
        }
        else
        {
            await holds.GoBackAsync(last, actor.Name);
        }

        await log.WriteAsync(actor.Name, "forecast.rollback", "forecast", new { from = before, to = until }, actor.Address);
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
