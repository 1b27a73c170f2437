using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>Key measures and alerts.</summary>
internal static class MetricEndpoints
{
    private const int MostHours = 720;

    private const string OfAPart =
        " With filters, of that part of the shop alone, computed now by the same formulas, without the shop's target, thresholds and alert; a measure that has no value for the part says why. "
        + "Who is in a segment or tier now is so on every day of the past too; of visits, only those of customers known by name count.";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/metrics", ListAsync)
            .WithPages()
            .WithParts()
            .Produces<IReadOnlyList<MetricDocument>>()
            .ProducesValidationProblem()
            .WithSummary("List the key measures")
            .WithDescription("Each with its last value, what it is held against, target, thresholds and open alert. A measure without a value says why." + OfAPart);
        api.MapGet("/metrics/{key}", ReadAsync)
            .WithParts()
            .Produces<MetricHistoryDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Read a key measure's history")
            .WithDescription("grain: day (unless given) or hour; days: 1 to 1000, 90 unless given. Values of single days come with what was expected and the days on which the level changed." + OfAPart
                + " Values over several days: of the last 98 at most.");
        api.MapPost("/metrics/calculate", CalculateAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<IReadOnlyList<MetricDocument>>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .WithSummary("Compute all key measures now")
            .WithDescription("Also holds them against their thresholds. Needs the scope write, or the role Analyst or Admin.");
        api.MapPut("/metrics/{key}", SaveAsync)
            .RequireAuthorization(Policies.SaveViews)
            .Produces<MetricDocument>()
            .ProducesValidationProblem()
            .WithSummary("Make or change a key measure")
            .WithDescription("Of a delivered one, owner, target and thresholds are changed; another key makes one of the shop's own. version is the one that was seen.");
        api.MapDelete("/metrics/{key}", DeleteAsync)
            .RequireAuthorization(Policies.SaveViews)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Remove a key measure of the shop's own");
        api.MapGet("/alerts", AlertsAsync)
            .WithPages()
            .Produces<IReadOnlyList<AlertDocument>>()
            .WithSummary("List the alerts")
            .WithDescription("The open ones; open=false lists past ones too.");
        api.MapGet("/alerts/log", LogAsync)
            .WithPages()
            .Produces<IReadOnlyList<AlertLogEntry>>()
            .WithSummary("Read what happened to alerts")
            .WithDescription("The newest first; alert: one alert's alone.");
        api.MapPost("/alerts/{id:int}/acknowledge", AcknowledgeAsync)
            .RequireAuthorization(Policies.SaveViews)
            .Produces<AlertDocument>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Take note of an alert");
        api.MapPost("/alerts/{id:int}/snooze", SnoozeAsync)
            .RequireAuthorization(Policies.SaveViews)
            .Produces<AlertDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Put an alert's messages off")
            .WithDescription("{\"hours\":24}; null takes it back.");
    }

    private static async Task<IReadOnlyList<MetricDocument>> ListAsync(
        HttpContext context, IKeyMeasures measures, MeasureAnswers parts, CachedQueryService answers, CancellationToken cancellationToken)
    {
        KnownParameters.None(context);
        var part = Parts.Read(context, answers.Labels);
        return part.Count == 0
            ? await AllAsync(measures, cancellationToken)
            : [.. (await parts.StatesAsync(measures.Measures, part, 1, cancellationToken)).Select(state => MetricDocument.Of(state, part))];
    }

    private static async Task<IReadOnlyList<MetricDocument>> AllAsync(IKeyMeasures measures, CancellationToken cancellationToken) =>
        [.. (await measures.StatesAsync(1, cancellationToken)).Select(static state => MetricDocument.Of(state, []))];

    private static async Task<IResult> ReadAsync(
        HttpContext context, string key, string? grain, int? days, IKeyMeasures measures, MeasureAnswers parts, CachedQueryService answers, CancellationToken cancellationToken)
    {
        var part = Parts.Read(context, answers.Labels);
        var byHour = grain switch
        {
            null or "day" => false,
            "hour" => true,
            _ => throw new QueryException("grain", "'grain' takes day or hour."),
        };
        if (days is < 1 or > 1000)
        {
            throw new QueryException("days", "'days' takes 1 to 1000.");
        }

        if ((await measures.StatesAsync(1, cancellationToken)).FirstOrDefault(s => s.Measure.Key == key) is not { } state)
        {
            return TypedResults.Problem($"There is no key measure '{key}'.", statusCode: StatusCodes.Status404NotFound);
        }

        var measure = state.Measure;
        if (part.Count > 0)
        {
            state = (await parts.StatesAsync([measure], part, 1, cancellationToken))[0];
        }

        var first = answers.Freshness.Today.AddDays(-(days ?? 90));
        // What is expected of a day needs the days before.
        var (by, from) = byHour ? (KeyMeasureGrain.Hour, first) : (KeyMeasureGrain.Day, first.AddDays(-190));
        var points = part.Count > 0
            ? await parts.HistoryAsync(measure, part, by, from, cancellationToken)
            : await measures.HistoryAsync(key, by, from, cancellationToken);
        var single = !byHour && state.Measure.WindowDays == 1;
        var residuals = single ? ThresholdJudge.Residuals(points) : [];
        return TypedResults.Ok(new MetricHistoryDocument(
            MetricDocument.Of(state, part),
            [
                .. points.Select((point, i) => i < residuals.Count
                        ? new MetricPointDocument(point.At, point.Value.Value, residuals[i].Expected, residuals[i].Z, residuals[i].IsAnomaly)
                        : new MetricPointDocument(point.At, point.Value.Value, null, null, false))
                    .Where(point => DateOnly.FromDateTime(point.At) >= first),
            ],
            single ? [.. LevelChanges.Of(points).Where(day => day >= first)] : []));
    }

    private static async Task<IReadOnlyList<MetricDocument>> CalculateAsync(IKeyMeasureActions deeds, IKeyMeasures measures, CancellationToken cancellationToken)
    {
        await deeds.ComputeAsync(cancellationToken);
        return await AllAsync(measures, cancellationToken);
    }

    private static async Task<MetricDocument> SaveAsync(string key, MetricRequest request, IKeyMeasureActions deeds, IKeyMeasures measures, CancellationToken cancellationToken)
    {
        // Filters are read as those of a question, with the same messages.
        var question = request.Measure is null && request.Filters is null
            ? null
            : (new QueryRequest { Measures = [request.Measure ?? MeasureCatalog.Of(Measure.Lines).Key], Filters = request.Filters }).ToQuery(null);
        var known = measures.Measures.FirstOrDefault(m => m.Key == key);
        try
        {
            await deeds.SaveAsync((known ?? new KeyMeasure { Key = key, Name = string.Empty, Kind = request.Kind }) with
            {
                Name = request.Name ?? known?.Name ?? string.Empty,
                Kind = request.Kind,
                Measure = request.Measure is null ? known?.Measure : question!.Measures[0],
                Filters = question?.Filters ?? known?.Filters ?? [],
                WindowDays = request.WindowDays ?? known?.WindowDays ?? 1,
                Owner = request.Owner,
                Target = request.Target,
                Thresholds = request.Thresholds ?? [],
                Version = request.Version,
            });
        }
        catch (KeyMeasureException problem)
        {
            throw new QueryException(problem.Field, problem.Message);
        }

        return (await AllAsync(measures, cancellationToken)).Single(m => m.Key == key);
    }

    private static async Task<IResult> DeleteAsync(string key, IKeyMeasureActions deeds)
    {
        try
        {
            await deeds.DeleteAsync(key);
            return TypedResults.NoContent();
        }
        catch (KeyMeasureException problem)
        {
            return TypedResults.Problem(problem.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }

    internal static async Task<IReadOnlyList<AlertDocument>> AlertsAsync(bool? open, IKeyMeasures measures, IShop shop, CancellationToken cancellationToken) =>
        [.. (await measures.AlertsAsync(open ?? true, cancellationToken)).Select(alert => AlertDocument.Of(alert, shop.Format))];

    private static Task<IReadOnlyList<AlertLogEntry>> LogAsync(int? alert, IKeyMeasures measures, CancellationToken cancellationToken) =>
        measures.LogAsync(alert, cancellationToken);

    private static Task<IResult> AcknowledgeAsync(int id, IKeyMeasureActions deeds, IShop shop) => AnswerAsync(deeds.AcknowledgeAsync(id), shop);

    private static Task<IResult> SnoozeAsync(int id, SnoozeRequest request, IKeyMeasureActions deeds, IShop shop) =>
        request.Hours is < 1 or > MostHours
            ? throw new QueryException("hours", $"'hours' takes 1 to {MostHours}, or null.")
            : AnswerAsync(deeds.SnoozeAsync(id, request.Hours is { } hours ? TimeSpan.FromHours(hours) : null), shop);

    private static async Task<IResult> AnswerAsync(Task<Alert> change, IShop shop)
    {
        try
        {
            return TypedResults.Ok(AlertDocument.Of(await change, shop.Format));
        }
        catch (StorageException error) when (error.Problem == StorageProblem.NotFound)
        {
            return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }
}
