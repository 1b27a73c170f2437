using System.Collections.Frozen;
using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Marketing.Experiments;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>Attribution, division of budgets, experiments.</summary>
internal static class MarketingEndpoints
{
    private static readonly FrozenSet<string> Known =
        FrozenSet.ToFrozenSet(["samples", "level", "halfLife", "seed", "paths", "conversion", "lookback"], StringComparer.OrdinalIgnoreCase);

    private const string Needs = " Needs the scope write, or the role Analyst or Admin.";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/attribution", AttributeAsync)
            .WithParts(CustomerList.Filterable)
            .Produces<Dictionary<string, object?>>()
            .ProducesValidationProblem()
            .WithSummary("Share credit among channels by every model")
            .WithDescription(
                "Of the imported touch paths, or with paths=events of the channels that events name (conversion=purchase,order names the events that convert, lookback=30 the days that touches count): for each channel conversions (first, last, linear, position, timeDecay, markov1, markov2, markov3, shapley), value (firstValue, …), their bootstrap ranges "
                + "(firstRange, firstValueRange, …), its cost and ROAS (firstRoas, …). Credit is not cause. Parameters: samples (0 to 2000; 200), level (0.5 to 0.999; 0.95), halfLife (days; 7), seed. With filters, credit over the journeys of the customers whom they keep, of events "
                + "unless paths says otherwise (imported paths name nobody), and without costs and ROAS: what channels cost is of everybody.");
        api.MapPost("/optimization", OptimizeAsync)
            .Produces<OptimizationDocument>()
            .ProducesValidationProblem()
            .WithSummary("Divide budgets")
            .WithDescription("By response curves of the daily figures, within bounds, with the expected gain's range and recommendations. {\"goal\":\"roas\",\"changeLimit\":0.5,\"bounds\":[{\"key\":\"c1\",\"low\":10,\"high\":50}]}");
        api.MapGet("/optimization/changes", ChangesAsync)
            .WithPages()
            .Produces<IReadOnlyList<SavedChange>>()
            .WithSummary("List changes of budgets, and what became of them");
        api.MapPost("/optimization/changes", ImplementAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<SavedChange>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .WithSummary("Write down that a division is carried out")
            .WithDescription("The same body as POST /optimization, with start and name; later GET tells what happened against what was expected." + Needs);
        api.MapDelete("/optimization/changes/{id:int}", static (int id, IMarketingActions deeds) => GoneAsync(deeds.DeleteChangeAsync(id)))
            .RequireAuthorization(Policies.Import)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Delete a change of budgets")
            .WithDescription("Only the note of it; budgets stay as they are." + Needs);
        api.MapGet("/experiments", static (MarketingService marketing, CancellationToken cancellationToken) => marketing.ExperimentsAsync(cancellationToken))
            .WithPages()
            .Produces<IReadOnlyList<SavedExperiment>>()
            .WithSummary("List the experiments with their verdicts");
        api.MapPost("/experiments/judge", JudgeAsync)
            .Produces<ExperimentResult>()
            .ProducesValidationProblem()
            .WithSummary("Judge an experiment without keeping it")
            .WithDescription("{\"control\":{\"conversions\":50,\"users\":1000},\"variant\":{\"conversions\":65,\"users\":1000}}, or counted over the events: {\"events\":{\"side\":\"variant\",\"control\":\"A\",\"variant\":\"B\",\"conversion\":\"purchase\",\"windowDays\":14}}");
        api.MapPost("/experiments/count", static (ExposureQuery query, MarketingService marketing, CancellationToken cancellationToken) => marketing.CountAsync(query, cancellationToken))
            .Produces<ExposureCounts>()
            .ProducesValidationProblem()
            .WithSummary("Count an experiment over the events")
            .WithDescription("{\"side\":\"variant\",\"control\":\"A\",\"variant\":\"B\",\"exposure\":\"offer_shown\",\"conversion\":\"purchase\",\"windowDays\":14,\"guardrails\":[{\"event\":\"refund\",\"isHighGood\":false,\"margin\":0.005}]}");
        api.MapPost("/experiments", SaveAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<SavedExperiment>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Keep an experiment, or change one by its id")
            .WithDescription("As POST /experiments/judge, with a name." + Needs);
        api.MapDelete("/experiments/{id:int}", static (int id, IMarketingActions deeds) => GoneAsync(deeds.DeleteExperimentAsync(id)))
            .RequireAuthorization(Policies.Import)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Delete an experiment")
            .WithDescription("It can be brought back on the page." + Needs);
    }

    /// <summary>Reads how credit is to be shared.</summary>
    internal static AttributionOptions Options(IQueryCollection values)
    {
        var usual = new AttributionOptions();
        return new AttributionOptions
        {
            Samples = QueryReader.Number(values, "samples") is not { } samples ? usual.Samples : samples is >= 0 and <= 2_000 ? samples : throw new QueryException("samples", "'samples' is 0 to 2000."),
            Level = Number(values, "level", 0.5, 0.999) ?? usual.Level,
            HalfLifeDays = Number(values, "halfLife", 0.01, 10_000) ?? usual.HalfLifeDays,
            Seed = QueryReader.Number(values, "seed") ?? usual.Seed,
        };
    }

    /// <summary>Reads how paths are read from events; null where the imported ones are asked for.</summary>
    /// <param name="values">The query string.</param>
    /// <param name="isPart">Whether it is about a part of the customers: then it is events unless it says otherwise, as imported paths name nobody.</param>
    internal static JourneyQuery? Journeys(IQueryCollection values, bool isPart)
    {
        if ((QueryReader.One(values, "paths") ?? (isPart ? JourneyView.Events : null)) is not { } paths || paths == "imported")
        {
            return values.ContainsKey("conversion") || values.ContainsKey("lookback") ? throw new QueryException("paths", "'conversion' and 'lookback' go with paths=events.") : null;
        }

        return paths == JourneyView.Events
            ? JourneyView.Query(QueryReader.One(values, "conversion"), QueryReader.Number(values, "lookback"))
            : throw new QueryException("paths", "'paths' is imported or events.");
    }

    private static async Task<Dictionary<string, object?>> AttributeAsync(HttpContext context, MarketingService marketing, CachedQueryService queries)
    {
        KnownParameters.Check(context, Known);
        var part = Parts.Read(context, queries.Labels);
        var report = await marketing.AttributeAsync(
            Options(context.Request.Query), Journeys(context.Request.Query, part.Count > 0), part: part, cancellationToken: context.RequestAborted);
        return AttributionDocuments.Of(report.Result, report.CostOf);
    }

    private static async Task<OptimizationDocument> OptimizeAsync(OptimizationRequest request, MarketingService marketing, IShop shop, CancellationToken cancellationToken) =>
        OptimizationDocument.Of(await marketing.OptimizeAsync(request.ToQuestion(), null, cancellationToken), shop.Format);

    private static Task<IReadOnlyList<SavedChange>> ChangesAsync(MarketingService marketing, CancellationToken cancellationToken) => marketing.ChangesAsync(cancellationToken);

    private static async Task<IResult> ImplementAsync(OptimizationRequest request, IMarketingActions deeds, HttpContext context) =>
        TypedResults.Created($"{context.Request.PathBase}{ApiPaths.V1}/optimization/changes", await deeds.ImplementAsync(request.ToQuestion(), request.Start, request.Name));

    private static async Task<ExperimentResult> JudgeAsync(ExperimentRequest request, MarketingService marketing, CancellationToken cancellationToken)
    {
        var plan = await request.ToPlanAsync(marketing, cancellationToken);
        return Use(plan.Judge);
    }

    private static async Task<IResult> SaveAsync(ExperimentRequest request, MarketingService marketing, IMarketingActions deeds, HttpContext context)
    {
        if (string.IsNullOrWhiteSpace(request.Name))
        {
            throw new QueryException("name", "Give the experiment a name.");
        }

        try
        {
            var saved = await deeds.SaveExperimentAsync(request.Id, await request.ToPlanAsync(marketing, context.RequestAborted));
            return TypedResults.Created($"{context.Request.PathBase}{ApiPaths.V1}/experiments", saved);
        }
        catch (ExperimentException problem)
        {
            throw new QueryException("experiment", problem.Message);
        }
        catch (StorageException error) when (error.Problem == StorageProblem.NotFound)
        {
            return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }

    private static async Task<IResult> GoneAsync(Task<bool> deed) => await deed
        ? TypedResults.NoContent()
        : TypedResults.Problem("There is none of this number.", statusCode: StatusCodes.Status404NotFound);

    private static T Use<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ExperimentException problem)
        {
            throw new QueryException("experiment", problem.Message);
        }
    }

    private static double? Number(IQueryCollection values, string name, double least, double most) => QueryReader.One(values, name) is not { } text
        ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new QueryException(name, string.Create(CultureInfo.InvariantCulture, $"'{name}' is {least} to {most}."));
}
