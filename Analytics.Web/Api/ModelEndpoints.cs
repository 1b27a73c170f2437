using Analytics.Core.Customers;
using Analytics.Core.Monitoring;
using Analytics.Core.Planning;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>How the models do, and which version is shown.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var path in (string[])["/models", "/model-performance"])
        {
            api.MapGet(path, ReadAsync)
                .Produces<ModelsDocument>()
                .WithSummary("How the models do")
                .WithDescription(
                    "For churn, lifetime value, next order, recommendations and the forecast: each version with when and on what it was fitted, its scores on hidden days against a baseline, calibration, "
                    + "drift against the version before and permutation importance; and the drift of its inputs now (population stability index: above 0.25, and beyond chance, is major).");
        }

        api.MapPost("/models/retrain", RetrainAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<ModelsDocument>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .WithSummary("Fit the customers' models again")
            .WithDescription("In the background; GET /api/v1/predictions/status says how far it is. Ends what was gone back to. Needs the scope write, or the role Analyst or Admin.");
        api.MapPost("/models/{id:int}/rollback", RollBackAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<ModelsDocument>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Show the predictions of an earlier version again")
            .WithDescription(
                "id is a version's, of any of the customers' models: they go back together. It stays until the next fit, by the clock or when somebody asks. "
                + "404 when its predictions are not kept any more. Needs the scope write, or the role Analyst or Admin.");
        api.MapPost("/models/forecast/rollback", RollBackForecastAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<ModelsDocument>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Have forecasts learn from the days of an earlier version alone")
            .WithDescription(
                "until is the last day (to) of one of the forecast's versions. All forecasts that name no days to learn from are held to it, and reach as far ahead as was asked, until "
                + "POST /api/v1/models/forecast/latest. 404 when no such version is known. Needs the scope write, or the role Analyst or Admin.");
        api.MapPost("/models/forecast/latest", ForecastAnewAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<ModelsDocument>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .WithSummary("Have forecasts learn from all days again")
            .WithDescription("Ends what was gone back to; harmless where nothing was. Needs the scope write, or the role Analyst or Admin.");
    }

    private static async Task<ModelsDocument> ReadAsync(ModelWatch watch, ICustomerScoring scoring, IForecastHolds holds, CancellationToken cancellationToken) =>
        new(await watch.ReadAsync(cancellationToken), scoring.Hold, holds.Current, scoring.Progress is not null, scoring.Progress?.Share);

    private static async Task<IResult> RetrainAsync(IPredictionActions deeds, ModelWatch watch, ICustomerScoring scoring, IForecastHolds holds, CancellationToken cancellationToken)
    {
        await deeds.RecomputeAsync();
        return TypedResults.Accepted("/api/v1/predictions/status", await ReadAsync(watch, scoring, holds, cancellationToken));
    }

    private static Task<IResult> RollBackAsync(int id, IPredictionActions deeds, ModelWatch watch, ICustomerScoring scoring, IForecastHolds holds, CancellationToken cancellationToken) =>
        DoAsync(() => deeds.RollBackAsync(id), watch, scoring, holds, cancellationToken);

    private static Task<IResult> RollBackForecastAsync(
        ForecastVersionRequest request, IPredictionActions deeds, ModelWatch watch, ICustomerScoring scoring, IForecastHolds holds, CancellationToken cancellationToken) =>
        DoAsync(() => deeds.RollBackForecastAsync(request.Until), watch, scoring, holds, cancellationToken);

    private static Task<IResult> ForecastAnewAsync(IPredictionActions deeds, ModelWatch watch, ICustomerScoring scoring, IForecastHolds holds, CancellationToken cancellationToken) =>
        DoAsync(() => deeds.RollBackForecastAsync(null), watch, scoring, holds, cancellationToken);

    private static async Task<IResult> DoAsync(Func<Task> deed, ModelWatch watch, ICustomerScoring scoring, IForecastHolds holds, CancellationToken cancellationToken)
    {
        try
        {
            await deed();
        }
        catch (StorageException error) when (error.Problem == StorageProblem.NotFound)
        {
            return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status404NotFound);
        }

        return TypedResults.Ok(await ReadAsync(watch, scoring, holds, cancellationToken));
    }
}
