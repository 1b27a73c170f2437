using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>Questions of all kinds.</summary>
internal static class QueryEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/query", AskAsync)
            .WithMetadata(new WithinRowLimitAttribute())
            .Produces<QueryDocument>()
            .ProducesValidationProblem()
            .WithSummary("Ask a question")
            .WithDescription(
                "Measures by dimensions under filters over a period. Parameters: measures and by (keys, separated by commas), from and to (days, both inside), "
                + "compare (none, previousPeriod, samePeriodLastYear), top, orderBy, descending, fillTime; each dimension's key filters by it "
                + "(category=Books), where=category!=Books leaves a value out.");
        api.MapPost("/query", PostAsync)
            .WithMetadata(new WithinRowLimitAttribute())
            .Produces<QueryDocument>()
            .ProducesValidationProblem()
            .WithSummary("Ask a question, written as JSON")
            .WithDescription("The same as GET, for long questions. The answer's own query can be sent back as it is.");
        api.MapGet("/time-series", TimeSeriesAsync)
            .WithMetadata(new WithinRowLimitAttribute())
            .Produces<QueryDocument>()
            .ProducesValidationProblem()
            .WithSummary("A measure over time")
            .WithDescription(
                "Rows for each bucket of time, those without a line too. Parameters: measures (netRevenue unless given), granularity "
                + "(hour, day, week, month, quarter, year; day unless given), by (one more dimension), and the rest as for a query.");
    }

    private static Task<QueryDocument> AskAsync(HttpContext context, IQueryRunner runner, SettingsStore settings) =>
        RunAsync(QueryReader.Read(context.Request.Query), runner, settings, context.RequestAborted);

    private static Task<QueryDocument> PostAsync(QueryRequest request, IQueryRunner runner, SettingsStore settings, CancellationToken cancellationToken) =>
        RunAsync(request, runner, settings, cancellationToken);

    private static Task<QueryDocument> TimeSeriesAsync(HttpContext context, IQueryRunner runner, SettingsStore settings)
    {
        var values = context.Request.Query;
        var request = QueryReader.Read(values, "granularity");
        var granularity = QueryReader.One(values, "granularity") ?? "day";
        if (DimensionCatalog.Find(granularity) is not { IsTimeBucket: true } bucket)
        {
            throw new QueryException("granularity", "The granularity is one of hour, day, week, month, quarter, year.");
        }

        request = request with
        {
            Measures = request.Measures ?? [MeasureCatalog.Of(Measure.NetRevenue).Key],
            By = [bucket.Key, .. request.By ?? []],
            FillTime = request.FillTime ?? true,
        };
        return RunAsync(request, runner, settings, context.RequestAborted);
    }

    private static async Task<QueryDocument> RunAsync(
        QueryRequest request, IQueryRunner runner, SettingsStore settings, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(request.ToQuery(runner.Span), cancellationToken);
        return QueryDocument.Of(result, settings.Shop.Currency);
    }
}
