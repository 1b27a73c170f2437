using System.Text.Json.Nodes;
using Analytics.Core.Domain;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Microsoft.OpenApi;

namespace Analytics.Web.Api;

/// <summary>What the coming days are likely to bring.</summary>
internal static class ForecastEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/forecast", ForecastAsync)
        .WithMetadata(new WithinRowLimitAttribute())
        .Produces<ForecastDocument>()
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .WithSummary("Forecast a measure")
        .WithDescription(
            "The expected value of each step with its interval, the period's total with an interval of its own, and how well such forecasts did. A forecast that was computed on the same data is "
            + "taken up again. Answers 422 when there is too little data, saying how much is needed. Beside the parameters below: from and to (the days to learn from, both inside; "
            + "all unless given), and filters as for a query (category=Books, where=category!=Books).")
        .AddOpenApiOperationTransformer(static (operation, _, _) =>
        {
            operation.Parameters = [.. Parameters()];
            return Task.CompletedTask;
        });

    private static IEnumerable<IOpenApiParameter> Parameters()
    {
        yield return Parameter(
            "measure", "What to forecast.",
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. ForecastQuestions.Measures.Select(m => (JsonNode)MeasureCatalog.Of(m).Key)], Default = "netRevenue" }, "netRevenue");
        yield return Parameter(
            "days", "The horizon in days.",
            new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "365", Default = 28 }, 28);
        yield return Parameter(
            "grain", "The step.", new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["day", "week", "month"], Default = "day" }, "day");
        yield return Parameter(
            "level", "The interval's level, as a fraction.",
            new OpenApiSchema { Type = JsonSchemaType.Number, Minimum = "0.1", Maximum = "0.99", Default = 0.95 }, 0.95);
        yield return Parameter("model", "A model's name, or auto.", new OpenApiSchema { Type = JsonSchemaType.String, Default = "auto" }, "auto");
        yield return Parameter(
            "by", "A dimension to break it down by, into parts that add up; segment is the saved segments (who is in one of them alone, in several, in none), or the RFM segments where none is saved. For measures that add up: netRevenue, grossRevenue, returns, units.",
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. ForecastQuestions.Breakdowns.Select(d => (JsonNode)DimensionCatalog.Of(d).Key)] }, "category");
    }

    private static OpenApiParameter Parameter(string name, string description, OpenApiSchema schema, JsonNode example) => new()
    {
        Name = name, In = ParameterLocation.Query, Description = description, Schema = schema, Example = example,
    };

    private static async Task<IResult> ForecastAsync(HttpContext context, ForecastService forecasts, IQueryRunner runner, ICustomerLabels labels, SettingsStore settings)
    {
        var question = ForecastRequestReader.Read(context.Request.Query, runner.Span, forecasts.Models, RowLimits.Current is null && labels.Current.Has(Dimension.Segment));
        var answer = await forecasts.GetAsync(question, context.RequestAborted);
        return answer.Forecast is { } forecast
            ? TypedResults.Ok(ForecastDocument.Of(forecast, answer.IsReused, runner.Freshness, settings.Shop.Currency))
            : TypedResults.Problem(answer.Refusal!.Message, statusCode: StatusCodes.Status422UnprocessableEntity, title: "Too little data to forecast");
    }
}
