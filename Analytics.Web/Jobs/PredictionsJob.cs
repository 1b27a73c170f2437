using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.Jobs;

/// <summary>Scores the customers anew by the clock where the data has changed at all; larger changes are scored at once without it.</summary>
internal sealed class PredictionsJob(ICustomerScoring scoring, IQueryRunner queries) : IMaintenanceJob
{
    public static JobPlan Plan { get; } = new(
        "predictions", "Predictions", "Fits the models of customers again and scores everybody, where the data has changed since.", "Every six hours", "0 25 0/6 * * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var now = queries.Freshness;
        if (scoring.Current?.Run is { } run && run.DataVersion == now.DataVersion && run.AsOf == now.Today && run.Settings == scoring.Settings)
        {
            return FormattableString.Invariant($"Nothing has changed since {run.FittedAt:yyyy-MM-dd HH:mm} UTC.");
        }

        return await scoring.RefreshAsync(cancellationToken) is { } scores
            ? FormattableString.Invariant($"Scored {scores.Count} customers as of {scores.AsOf:yyyy-MM-dd}.")
            : "There is no customer with an order to score.";
    }
}
