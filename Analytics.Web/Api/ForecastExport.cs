using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>A forecast as a table: history, steps and parts, one row each.</summary>
internal static class ForecastExport
{
    private const string Table = "forecast";

    public static void Map(IEndpointRouteBuilder export) => export
        .MapTable(
            "/forecast", ExportAsync, "Export a forecast",
            "Columns: part (empty for the whole), date, kind (history or forecast), actual, mean, and lower and upper for each level. Parameters as for /api/v1/forecast.")
        .WithMetadata(new WithinRowLimitAttribute())
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task ExportAsync(HttpContext context, ForecastService forecasts, IQueryRunner runner, ICustomerLabels labels, SegmentExporter exporter)
    {
        var question = ForecastRequestReader.Read(context.Request.Query, runner.Span, forecasts.Models, RowLimits.Current is null && labels.Current.Has(Dimension.Segment));
        var answer = await forecasts.GetAsync(question, context.RequestAborted);
        if (answer.Forecast is not { } forecast)
        {
            await ApiProblems.WriteAsync(context, StatusCodes.Status422UnprocessableEntity, answer.Refusal!.Message);
            return;
        }

        await exporter.WriteAsync(
            context, Table, [.. ExportFilter.Of(question.Filters)], new Period(forecast.Trained.From, forecast.Days.To), forecast.DataVersion, Columns(forecast),
            [.. History(forecast), .. Steps(null, forecast.Steps), .. forecast.Parts.SelectMany(static part => Steps(part.Value.Key, part.Steps))]);
    }

    private static List<ExportColumn> Columns(ShopForecast forecast)
    {
        List<ExportColumn> columns = [new("part", "text"), new("date", "day"), new("kind", "text"), new("actual", "number"), new("mean", "number")];
        foreach (var level in forecast.Levels)
        {
            var name = (level * 100).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
            columns.Add(new ExportColumn("lower_" + name, "number"));
            columns.Add(new ExportColumn("upper_" + name, "number"));
        }

        return columns;
    }

    private static IEnumerable<Action<TableExport>> History(ShopForecast forecast) => forecast.History.Select(point => (Action<TableExport>)(file =>
    {
        file.Text(null);
        file.Day(point.Start);
        file.Text("history");
        file.Number(Number(point.Value));
        file.Number(Number(point.Expected));
        for (var i = 0; i < 2 * forecast.Levels.Count; i++)
        {
            file.Number(null);
        }
    }));

    private static IEnumerable<Action<TableExport>> Steps(string? part, IReadOnlyList<PlanStep> steps) => steps.Select(step => (Action<TableExport>)(file =>
    {
        file.Text(part);
        file.Day(step.Start);
        file.Text("forecast");
        file.Number(null);
        file.Number(Number(step.Mean));
        for (var i = 0; i < step.Lower.Count; i++)
        {
            file.Number(Number(step.Lower[i]));
            file.Number(Number(step.Upper[i]));
        }
    }));

    private static decimal? Number(double? value) =>
        value is { } v && double.IsFinite(v) && Math.Abs(v) < 1e27 ? Math.Round((decimal)v, 6) : null;
}
