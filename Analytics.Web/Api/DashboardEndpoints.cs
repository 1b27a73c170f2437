using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>The Overview's numbers, and the categories'.</summary>
internal static class DashboardEndpoints
{
    private const int DefaultDays = 30;

    private static readonly Measure[] Tiles =
    [
        Measure.NetRevenue, Measure.GrossRevenue, Measure.Returns, Measure.Orders, Measure.AverageOrderValue, Measure.ActiveCustomers,
        Measure.NewCustomers, Measure.RepeatRate, Measure.RetentionRate, Measure.RevenuePerCustomer, Measure.RepeatRevenueRunRate,
    ];

    private static readonly Measure[] OfCategory =
    [
        Measure.NetRevenue, Measure.Orders, Measure.Units, Measure.ActiveCustomers, Measure.AverageOrderValue, Measure.Returns,
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        const string parameters = "Parameters: from and to (days, both inside; the last 30 days unless given), compare (previousPeriod unless given), and filters as for a query.";
        api.MapGet("/dashboard", DashboardAsync)
            .WithMetadata(new WithinRowLimitAttribute())
            .Produces<DashboardDocument>()
            .ProducesValidationProblem()
            .WithSummary("The Overview's numbers")
            .WithDescription("Each with its value in the comparison period and the change. " + parameters);
        api.MapGet("/category-insights", CategoriesAsync)
            .WithMetadata(new WithinRowLimitAttribute())
            .Produces<CategoryInsightsDocument>()
            .ProducesValidationProblem()
            .WithSummary("How the categories did")
            .WithDescription("Net revenue, share, change, orders, pieces and customers of each category, the largest first. " + parameters);
    }

    internal static async Task<DashboardDocument> DashboardAsync(HttpContext context, IQueryRunner runner, SettingsStore settings)
    {
        var result = await runner.RunAsync(Read(context, runner, Tiles), context.RequestAborted);
        return new DashboardDocument(
            [.. result.Query.Measures.Select((measure, i) => Tile(measure, result.Totals[i], result.ComparisonTotals?[i]))],
            DaysDocument.Of(result.Period),
            DaysDocument.Of(result.ComparisonPeriod),
            result.TimeZoneId,
            settings.Shop.Currency,
            [.. result.Warnings.Select(warning => new WarningDocument(warning.Code, warning.Message))],
            FreshnessDocument.Of(result.Freshness),
            result.MatchedLines);
    }

    internal static async Task<CategoryInsightsDocument> CategoriesAsync(HttpContext context, IQueryRunner runner, SettingsStore settings)
    {
        var query = Read(context, runner, OfCategory) with { By = [Dimension.Category], OrderBy = Measure.NetRevenue };
        var result = await runner.RunAsync(query, context.RequestAborted);
        var total = result.Totals[0].Value;
        return new CategoryInsightsDocument(
            [.. result.Rows.Select(row => Category(row, total))],
            QueryDocument.Number(total),
            DaysDocument.Of(result.Period),
            DaysDocument.Of(result.ComparisonPeriod),
            result.TimeZoneId,
            settings.Shop.Currency,
            [.. result.Warnings.Select(warning => new WarningDocument(warning.Code, warning.Message))],
            FreshnessDocument.Of(result.Freshness));
    }

    private static AnalyticsQuery Read(HttpContext context, IQueryRunner runner, IReadOnlyList<Measure> measures)
    {
        var request = QueryReader.Read(context.Request.Query);
        foreach (var (field, given) in new[]
        {
            ("measures", request.Measures is not null), ("by", request.By is not null), ("top", request.Top is not null),
            ("orderBy", request.OrderBy is not null), ("fillTime", request.FillTime is not null), ("descending", request.Descending is not null),
        })
        {
            if (given)
            {
                throw new QueryException(field, $"'{field}' is fixed here. /api/v1/query takes it.");
            }
        }

        if (request.From is null && request.To is null)
        {
            var today = runner.Freshness.Today;
            request = request with { From = Keys.Day(today.AddDays(1 - DefaultDays)), To = Keys.Day(today) };
        }

        request = request with
        {
            Measures = [.. measures.Select(measure => MeasureCatalog.Of(measure).Key)],
            Compare = request.Compare ?? Keys.Of(Comparison.PreviousPeriod),
        };
        return request.ToQuery(runner.Span);
    }

    private static TileDocument Tile(Measure measure, MeasureValue value, MeasureValue? comparison)
    {
        var definition = MeasureCatalog.Of(measure);
        var before = comparison?.Value;
        var change = definition.Unit == MeasureUnit.Share ? value.Value - before : Change(value.Value, before);
        return new TileDocument(
            definition.Key, definition.Label, Keys.Of(definition.Unit), QueryDocument.Number(value.Value), QueryDocument.Number(before),
            QueryDocument.Number(change), definition.HigherIsBetter, definition.Formula);
    }

    private static CategoryDocument Category(QueryRow row, decimal? total) => new(
        row.Keys[0].Key,
        QueryDocument.Number(row.Values[0].Value),
        QueryDocument.Number(total is null or 0 ? null : row.Values[0].Value / total),
        QueryDocument.Number(Change(row.Values[0].Value, row.Comparison?[0].Value)),
        QueryDocument.Number(row.Values[1].Value),
        QueryDocument.Number(row.Values[2].Value),
        QueryDocument.Number(row.Values[3].Value),
        QueryDocument.Number(row.Values[4].Value),
        QueryDocument.Number(row.Values[5].Value));

    private static decimal? Change(decimal? value, decimal? before) => before is null or 0 ? null : (value - before) / Math.Abs(before.Value);
}
