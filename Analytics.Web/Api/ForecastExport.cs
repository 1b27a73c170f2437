using Analytics.Core.Export;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>A forecast as CSV: history, steps and parts, one row each, with a manifest.</summary>
internal static class ForecastExport
{
    private const string Table = "forecast";

    public static void Map(IEndpointRouteBuilder export) => export.MapGet("/forecast", ExportAsync)
        .Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .WithSummary("Export a forecast as CSV")
        .WithDescription(
            "Columns: part (empty for the whole), date, kind (history or forecast), actual, mean, and lower and upper for each level. Parameters as for /api/v1/forecast; "
            + "bom=true begins the file with a byte order mark. The header X-Export-Manifest says where the manifest is.");

    private static async Task ExportAsync(HttpContext context, ForecastService forecasts, IQueryRunner runner, ICustomerLabels labels, AuditLog audit, TimeProvider clock)
    {
        var mark = QueryReader.Flag(context.Request.Query, "bom") ?? false;
        var question = ForecastRequestReader.Read(context.Request.Query, runner.Span, forecasts.Models, labels.Current.Has(Dimension.Segment), "bom");
        var answer = await forecasts.GetAsync(question, context.RequestAborted);
        if (answer.Forecast is not { } forecast)
        {
            await ApiProblems.WriteAsync(context, StatusCodes.Status422UnprocessableEntity, answer.Refusal!.Message);
            return;
        }

        var id = Guid.NewGuid();
        var by = context.User.Identity?.Name ?? "unknown";
        var address = context.Connection.RemoteIpAddress?.ToString();
        await audit.WriteAsync(
            by, "export.begin", Table, new { id, filters = ExportManifest.Describe(question.Filters), question.Training }, address, CancellationToken.None);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"analytics-{Table}.csv\"";
        context.Response.Headers["X-Export-Manifest"] = ExportEndpoints.ManifestPath + id;
        await using var csv = new CsvExport(context.Response.Body, mark);
        var columns = Columns(forecast);
        foreach (var column in columns)
        {
            csv.Text(column.Name);
        }

        await csv.EndRowAsync(context.RequestAborted);
        await WriteAsync(csv, forecast, context.RequestAborted);
        var rows = csv.Rows - 1;
        var sha = await csv.CompleteAsync(context.RequestAborted);
        var manifest = new ExportManifest(
            id, Table, rows, columns, ExportManifest.Describe(question.Filters), forecast.Trained.From, forecast.Days.To, forecast.TimeZoneId,
            forecast.DataVersion, csv.Bytes, sha, clock.GetUtcNow(), by);
        await audit.WriteAsync(by, ExportEndpoints.Complete, Table, manifest, address, CancellationToken.None);
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

    private static async Task WriteAsync(CsvExport csv, ShopForecast forecast, CancellationToken cancellationToken)
    {
        foreach (var point in forecast.History)
        {
            csv.Text(null);
            csv.Day(point.Start);
            csv.Text("history");
            csv.Number(Number(point.Value));
            csv.Number(Number(point.Expected));
            for (var i = 0; i < 2 * forecast.Levels.Count; i++)
            {
                csv.Number(null);
            }

            await csv.EndRowAsync(cancellationToken);
        }

        await StepsAsync(csv, null, forecast.Steps, forecast.Levels.Count, cancellationToken);
        foreach (var part in forecast.Parts)
        {
            await StepsAsync(csv, part.Value.Key, part.Steps, forecast.Levels.Count, cancellationToken);
        }
    }

    private static async Task StepsAsync(CsvExport csv, string? part, IReadOnlyList<PlanStep> steps, int levels, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            csv.Text(part);
            csv.Day(step.Start);
            csv.Text("forecast");
            csv.Number(null);
            csv.Number(Number(step.Mean));
            for (var i = 0; i < levels; i++)
            {
                csv.Number(Number(step.Lower[i]));
                csv.Number(Number(step.Upper[i]));
            }

            await csv.EndRowAsync(cancellationToken);
        }
    }

    private static decimal? Number(double? value) =>
        value is { } v && double.IsFinite(v) && Math.Abs(v) < 1e27 ? Math.Round((decimal)v, 6) : null;
}
