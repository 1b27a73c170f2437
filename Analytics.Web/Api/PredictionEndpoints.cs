using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Analytics.Web.Api;

/// <summary>Predictions: churn, lifetime value, next order.</summary>
internal static class PredictionEndpoints
{
    private const int MostCustomers = 1_000;
    private const string Status = "/api/v1/predictions/status";

    private static readonly IReadOnlyDictionary<string, ScoreField> Types = new Dictionary<string, ScoreField>(StringComparer.OrdinalIgnoreCase)
    {
        ["churn"] = ScoreField.ChurnProbability,
        ["ltv"] = ScoreField.Clv,
        ["next-order"] = ScoreField.NextOrderModel,
    };

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/predictions", ListAsync)
            .Produces<PredictionsDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Predictions of one type, customer by customer")
            .WithDescription(
                "Parameters: type (churn, ltv or next-order), and as for customers: " + ScoreReader.Words
                + " The answer's run says which models, fitted when and on what, and how well they did on hidden time.");
        api.MapGet("/predictions/status", StatusOf)
            .Produces<PredictionStatusDocument>()
            .WithSummary("How far predictions are")
            .WithDescription("Whether predictions are being computed, how far that is, and the newest run.");
        api.MapPost("/predictions", PostAsync)
            .Produces<PredictionsDocument>()
            .Produces<PredictionStatusDocument>(StatusCodes.Status202Accepted)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Predictions of given customers, or a new computation")
            .WithDescription(
                "With customers (up to 1,000 ids) and type: their newest predictions. Without customers: starts a computation of all in the background and answers 202 with the address of its status; "
                + "that needs the scope write, or the role Analyst or Admin.");
        api.MapDelete("/predictions", CancelAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<PredictionStatusDocument>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .WithSummary("Stop the computation of predictions")
            .WithDescription("Stops the computation that is under way, if one is; the earlier predictions stay. Needs the scope write, or the role Analyst or Admin.");
    }

    /// <summary>Stops a computation; audited.</summary>
    private static async Task<IResult> CancelAsync(CurrentActor current, ICustomerScoring scoring, AuditLog audit)
    {
        var actor = await current.RequireAsync(Policies.Import);
        if (scoring.Cancel())
        {
            await audit.WriteAsync(actor.Name, "predictions.cancel", "predictions", address: actor.Address);
        }

        return TypedResults.Accepted(Status, StatusOf(scoring));
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, ICustomerScoring scoring, ICustomerDirectory directory, CustomerList list, SettingsStore settings)
    {
        var type = TypeOf(QueryReader.One(context.Request.Query, "type"));
        var query = ScoreReader.Read(context.Request.Query, directory, list, Types[type], "type");
        if (type == "next-order" && !context.Request.Query.ContainsKey("descending"))
        {
            // Who is expected soonest comes first.
            query = query with { Descending = false };
        }

        if (await CustomerEndpoints.ScoresAsync(context, scoring) is not { } scores)
        {
            return Results.Empty;
        }

        var page = scores.Page(query, context.RequestAborted);
        Paging.Announce(context, query.Skip, query.Take, page.Total);
        return TypedResults.Ok(Document(type, scores, page.Rows, page.Total, query, directory, settings));
    }

    private static async Task<IResult> PostAsync(
        PredictionRequest? request, HttpContext context, ICustomerScoring scoring, ICustomerDirectory directory, SettingsStore settings, IAuthorizationService authorization)
    {
        if (request?.Customers is not { Count: > 0 } ids)
        {
            if (!(await authorization.AuthorizeAsync(context.User, Policies.Import)).Succeeded)
            {
                throw new AccessDeniedException("Starting a computation needs the scope write, or the role Analyst or Admin.");
            }

            // All types are computed together; one that there is not is a mistake all the same.
            _ = request?.Type is { } asked ? TypeOf(asked) : null;
            scoring.Request();
            return TypedResults.Accepted(Status, StatusOf(scoring));
        }

        var type = TypeOf(request.Type);
        if (ids.Count > MostCustomers)
        {
            throw new QueryException("customers", $"Name at most {MostCustomers} customers.");
        }

        for (var i = 0; i < ids.Count; i++)
        {
            if (ids[i] is null)
            {
                throw new QueryException($"customers[{i}]", "A customer is named by a text, not by null.");
            }
        }

        if (await CustomerEndpoints.ScoresAsync(context, scoring) is not { } scores)
        {
            return Results.Empty;
        }

        var keys = directory.FindAll(ids);
        for (var i = 0; i < ids.Count; i++)
        {
            if (keys[i] is not { } key || scores.RowOf(key) < 0)
            {
                throw new QueryException($"customers[{i}]", $"There is no customer '{ids[i]}' with an order.");
            }
        }

        int[] rows = [.. keys.Select(key => scores.RowOf(key!.Value))];
        return TypedResults.Ok(Document(type, scores, rows, rows.Length, new ScoreQuery { Take = rows.Length }, directory, settings));
    }

    private static PredictionStatusDocument StatusOf(ICustomerScoring scoring)
    {
        var progress = scoring.Progress;
        return new PredictionStatusDocument(
            progress is not null ? "computing" : scoring.Current is null ? "none" : "ready",
            progress?.Step, progress is null ? null : Math.Round(progress.Share, 3), progress?.StartedAt, scoring.Problem, scoring.Current?.Run);
    }

    private static string TypeOf(string? text) => text is not null && Types.Keys.FirstOrDefault(k => string.Equals(k, text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } type
        ? type
        : throw new QueryException("type", "The type is churn, ltv or next-order.");

    private static PredictionsDocument Document(
        string type, CustomerScores scores, IReadOnlyList<int> rows, int total, ScoreQuery query, ICustomerDirectory directory, SettingsStore settings) => new(
        type,
        type switch
        {
            "churn" => scores.Run.Settings.HorizonDays,
            "ltv" => (int)Math.Round(scores.Run.Settings.LifetimeMonths * 365.25 / 12),
            _ => null,
        },
        [.. rows.Select(row => Prediction(type, scores, row, directory))],
        total,
        query.Skip,
        query.Take,
        settings.Shop.Currency,
        scores.Run);

    private static PredictionDocument Prediction(string type, CustomerScores scores, int row, ICustomerDirectory directory)
    {
        var score = scores.At(row);
        var who = directory.Of(score.Key, scores.AsOf);
        var document = new PredictionDocument(who?.ExternalId ?? string.Empty, who?.Name);
        return type switch
        {
            "churn" => document with
            {
                Probability = ScoreDocument.Number(score.ChurnProbability),
                ProbabilityAlive = ScoreDocument.Number(score.ProbabilityAlive),
                Tier = score.Churn.ToString(),
                RuleScore = ScoringSettings.ScoreOf(score.Churn),
            },
            "ltv" => document with
            {
                Clv = ScoreDocument.Number(score.Clv),
                Low = ScoreDocument.Number(score.ClvLow),
                High = ScoreDocument.Number(score.ClvHigh),
                Formula = ScoreDocument.Number(score.ClvFormula),
                ExpectedOrders = ScoreDocument.Number(score.ExpectedOrders),
                ExpectedSpend = ScoreDocument.Number(score.ExpectedSpend),
            },
            _ => document with
            {
                Days = ScoreDocument.Number(score.NextOrderModel),
                Formula = ScoreDocument.Number(score.NextOrderFormula),
                ProbabilityAlive = ScoreDocument.Number(score.ProbabilityAlive),
                Date = double.IsFinite(score.NextOrderModel) && score.NextOrderModel < 36_500 ? scores.AsOf.AddDays((int)Math.Round(score.NextOrderModel)) : null,
            },
        };
    }
}
