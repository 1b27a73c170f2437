using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>Customers one by one and by segment, and cohorts.</summary>
internal static class CustomerEndpoints
{
    private const int Similar = 10;
    private const int Recommended = 10;
    private const int MostProducts = 10_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/segments", SegmentsAsync)
            .Produces<SegmentsDocument>()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Customers by segment")
            .WithDescription("RFM's map of 25 cells, its segments, value tiers and churn tiers, each with customers, revenue, lifetime value and value at risk. 503 while the first scores are computed.");
        api.MapGet("/customers", CustomersAsync)
            .Produces<CustomerPageDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("A page of customers with their scores")
            .WithDescription("Parameters: " + ScoreReader.Words);
        api.MapGet("/customers/{id}", CustomerAsync)
            .Produces<CustomerDocument>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("One customer")
            .WithDescription("Attributes, scores, predictions, the next step with its reason, similar customers and recommended products. The id is the shop's own.");
        api.MapGet("/cohorts", CohortsAsync)
            .WithMetadata(new WithinRowLimitAttribute())
            .Produces<CohortsDocument>()
            .ProducesValidationProblem()
            .WithSummary("How the customers of each first period came back")
            .WithDescription(
                "Parameters: granularity (day, week, month, quarter, year; month unless given), clock (calendar, or firstOrder for windows of 24 hours from each customer's first order), "
                + "revenue (true unless given), from and to, and filters as for a query. "
                + "Each cohort has its size, the customers active n periods later (classic) n or later (rolling), revenue, and how many of its periods are over.");
    }

    /// <summary>The newest scores; answers 503 itself where there are none.</summary>
    internal static async Task<CustomerScores?> ScoresAsync(HttpContext context, ICustomerScoring scoring)
    {
        if (scoring.Current is { } scores)
        {
            return scores;
        }

        context.Response.Headers.RetryAfter = "5";
        await ApiProblems.WriteAsync(
            context, StatusCodes.Status503ServiceUnavailable,
            scoring.Problem ?? "The customers' scores are being computed for the first time. Ask again in a moment; /api/v1/predictions/status says how far they are.");
        return null;
    }

    private static async Task<IResult> SegmentsAsync(HttpContext context, ICustomerScoring scoring, SettingsStore settings)
    {
        KnownParameters.None(context);
        if (await ScoresAsync(context, scoring) is not { } scores)
        {
            return Results.Empty;
        }

        var summary = scores.Summary();
        return TypedResults.Ok(new SegmentsDocument(
            summary.Customers,
            summary.AtRisk,
            Math.Round(summary.ValueAtRisk, 4),
            summary.MeanClv is { } clv ? ScoreDocument.Number(clv) : null,
            [.. scores.Map().Select(g => SegmentDocument.Of(g, scores.Count) with { R = 5 - (g.Code / 5), Fm = (g.Code % 5) + 1 })],
            Groups(scores, ScoreField.Segment),
            Groups(scores, ScoreField.ValueTier),
            Groups(scores, ScoreField.ChurnTier),
            settings.Shop.Currency,
            scores.Run));
    }

    private static async Task<IResult> CustomersAsync(
        HttpContext context, ICustomerScoring scoring, ICustomerDirectory directory, CustomerList list, SettingsStore settings)
    {
        var query = ScoreReader.Read(context.Request.Query, directory, list, ScoreField.NetRevenue);
        if (await ScoresAsync(context, scoring) is not { } scores)
        {
            return Results.Empty;
        }

        var page = scores.Page(query, context.RequestAborted);
        Paging.Announce(context, query.Skip, query.Take, page.Total);
        return TypedResults.Ok(new CustomerPageDocument(
            [.. page.Rows.Select(row => ScoreDocument.Of(scores, row, directory))], page.Total, query.Skip, query.Take, settings.Shop.Currency, scores.Run));
    }

    private static async Task<IResult> CustomerAsync(
        string id, HttpContext context, ICustomerScoring scoring, ICustomerDirectory directory, IQueryRunner runner, SettingsStore settings)
    {
        KnownParameters.None(context);
        var today = runner.Freshness.Today;
        if (directory.Find(id) is not { } key || directory.Of(key, today) is not { } who)
        {
            await ApiProblems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no customer with this id.", "id");
            return Results.Empty;
        }

        var scores = scoring.Current;
        var row = scores?.RowOf(key) ?? -1;
        return TypedResults.Ok(new CustomerDocument(
            who.ExternalId,
            who.Name,
            who.Age,
            who.Gender,
            who.Location,
            who.IncomeRange,
            who.RegisteredOn,
            row < 0 ? null : ScoreDocument.Of(scores!, row, directory),
            row < 0 ? [] : [.. scores!.SimilarTo(key, Similar).Select(s => directory.Of(scores.KeyAt(s.Row), today)?.ExternalId).OfType<string>()],
            scores?.Recommendations is { } recommender ? [.. await RecommendAsync(recommender, id, runner, context.RequestAborted)] : [],
            settings.Shop.Currency,
            scores?.Run));
    }

    private static async Task<IEnumerable<RecommendedDocument>> RecommendAsync(
        Recommender recommender, string id, IQueryRunner runner, CancellationToken cancellationToken)
    {
        var bought = await runner.RunAsync(
            new AnalyticsQuery
            {
                Measures = [Measure.Lines], By = [Dimension.Product], Filters = [new Filter(Dimension.Customer, [id])], MaxRows = MostProducts,
            },
            cancellationToken);
        return recommender.For(bought.Rows.Select(r => r.Keys[0].Key), Recommended)
            .Select(r => new RecommendedDocument(r.Item.Code, r.Item.Name, Math.Round(r.Score, 6), r.Because?.Code));
    }

    private static async Task<CohortsDocument> CohortsAsync(HttpContext context, ICustomerQueries customers, IQueryRunner runner, SettingsStore settings)
    {
        var values = context.Request.Query;
        var request = QueryReader.Read(values, "granularity", "revenue", "clock");
        var granularity = QueryReader.One(values, "granularity") ?? "month";
        if (DimensionCatalog.Find(granularity) is not { IsTimeBucket: true } bucket || bucket.Dimension == Dimension.Hour)
        {
            throw new QueryException("granularity", "The granularity is one of day, week, month, quarter, year.");
        }

        var clock = QueryReader.One(values, "clock") switch
        {
            null or "calendar" => CohortClock.Calendar,
            "firstOrder" => CohortClock.FirstOrder,
            _ => throw new QueryException("clock", "The clock is calendar or firstOrder."),
        };
        foreach (var (field, given) in new[]
        {
            ("measures", request.Measures is not null), ("by", request.By is not null), ("compare", request.Compare is not null), ("top", request.Top is not null),
            ("orderBy", request.OrderBy is not null), ("fillTime", request.FillTime is not null), ("descending", request.Descending is not null),
        })
        {
            if (given)
            {
                throw new QueryException(field, $"'{field}' says nothing of cohorts.");
            }
        }

        var query = (request with { Measures = [MeasureCatalog.Of(Measure.Lines).Key] }).ToQuery(runner.Span);
        var matrix = await customers.CohortMatrixAsync(
            new CohortQuery
            {
                Bucket = bucket.Dimension, Clock = clock, Filters = query.Filters, Period = query.Period, IncludeRevenue = QueryReader.Flag(values, "revenue") ?? true,
            },
            context.RequestAborted);
        return CohortsDocument.Of(matrix, bucket.Key, settings.Shop);
    }

    private static IReadOnlyList<SegmentDocument> Groups(CustomerScores scores, ScoreField field) =>
        [.. scores.GroupBy(field).Select(g => SegmentDocument.Of(g, scores.Count))];
}
