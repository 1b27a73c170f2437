using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>The tables of the ROI page as CSV with a manifest, by the page's own address; and the costs.</summary>
internal static class MoneyExportEndpoints
{
    private static readonly ExportColumn[] Figures =
    [
        new("netRevenue", "number"), .. CostCategoryNames.All.Select(static c => new ExportColumn("cost_" + CostCategoryNames.Key(c), "number")), new("totalCosts", "number"), new("fixedCosts", "number"),
        new("grossProfit", "number"), new("profit", "number"), new("grossMargin", "number"), new("netMargin", "number"), new("roi", "number"),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        var export = api.MapGroup("/export").RequireAuthorization(Policies.Export);
        Describe(export.MapGet("/roi", StepsAsync), "Export revenue, costs and profit over time as CSV", "A row for each step; a cost that is not known is empty, not 0. Parameters: the query string of the ROI page.");
        Describe(export.MapGet("/roi-parts", PartsAsync), "Export profit by product category or channel as CSV", "A row for each part; they add up to the whole. Parameters: the query string of the ROI page; by is category or channel.");
        Describe(export.MapGet("/acquisition", AcquisitionAsync), "Export LTV against CAC as CSV", "A row for each month and each channel of the first order. Parameters: the query string of the ROI page.");
        Describe(export.MapGet("/costs", CostsAsync), "Export the costs as CSV", "A row for each entry that counts.");

        static void Describe(RouteHandlerBuilder endpoint, string summary, string description) => endpoint
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesValidationProblem()
            .WithSummary(summary)
            .WithDescription(description + " The header X-Export-Manifest says where the manifest is once the file is complete.");
    }

    private static async Task StepsAsync(HttpContext context, SegmentExporter exporter, MoneyAnswers answers)
    {
        var (view, report) = await ReadAsync(context, exporter, answers);
        await WriteAsync(
            context, exporter, "roi", view, report, [new("from", "day"), new("to", "day"), new("unfinished", "text"), .. Figures, new("cumulativeProfit", "number")],
            report.Steps.Select((s, i) => (Action<CsvExport>)(csv =>
            {
                csv.Day(s.From);
                csv.Day(s.To);
                csv.Text(s.IsUnfinished ? "yes" : "no");
                Write(csv, s.Figures);
                csv.Number(report.CumulativeProfit.Count > i ? report.CumulativeProfit[i].Amount : null);
            })));
    }

    private static async Task PartsAsync(HttpContext context, SegmentExporter exporter, MoneyAnswers answers)
    {
        var (view, report) = await ReadAsync(context, exporter, answers);
        await WriteAsync(
            context, exporter, "roi-parts", view, report, [new("part", "text"), new("ownCosts", "number"), .. Figures],
            (view.Option("by") == "channel" ? report.ByChannel : report.ByCategory).Select(p => (Action<CsvExport>)(csv =>
            {
                csv.Text(p.Key);
                csv.Number(p.OwnCosts.Amount);
                Write(csv, p.Figures);
            })));
    }

    private static async Task AcquisitionAsync(HttpContext context, SegmentExporter exporter, MoneyAnswers answers)
    {
        var (_, period, freshness) = exporter.Read(context);
        var report = await answers.AcquisitionAsync(period, context.RequestAborted);
        await exporter.WriteAsync(
            context, "acquisition", [], report.Period, freshness.DataVersion,
            [
                new("by", "text"), new("key", "text"), new("customers", "integer"), new("marketing", "number"), new("cac", "number"), new("ltv", "number"), new("ltvCustomers", "integer"),
                new("ltvToCac", "number"), new("grossProfitSoFar", "number"), new("paybackMonths", "integer"),
            ],
            report.Cohorts.Select(static r => ("month", r)).Concat(report.Channels.Select(static r => ("channel", r))).Append(("all", report.Total)).Select(static p => (Action<CsvExport>)(csv => Write(csv, p.Item1, p.Item2))));
    }

    private static async Task CostsAsync(HttpContext context, SegmentExporter exporter, MoneyAnswers answers)
    {
        var (_, _, freshness) = exporter.Read(context);
        var costs = await answers.CostsAsync(context.RequestAborted);
        await exporter.WriteAsync(
            context, "costs", [], null, freshness.DataVersion,
            [
                new("cost", "text"), new("fixed", "text"), new("amount", "number"), new("span", "text"), new("share", "number"), new("unitCost", "number"), new("date", "day"), new("until", "day"),
                new("category", "text"), new("channel", "text"), new("product", "text"), new("note", "text"), new("changedBy", "text"), new("changedAt", "instant"),
            ],
            costs.Select(static c => (Action<CsvExport>)(csv => Write(csv, c))));
    }

    private static async Task<(PageView View, RoiReport Report)> ReadAsync(HttpContext context, SegmentExporter exporter, MoneyAnswers answers)
    {
        var (view, period, _) = exporter.Read(context);
        var grain = view.Option("grain") is { } key && DimensionCatalog.Find(key)?.Dimension is { } asked && RoiService.Grains.Contains(asked) ? asked : Dimension.Month;
        return (view, await answers.RoiAsync(new RoiQuestion { Period = period, Filters = view.Filters, Grain = grain }, context.RequestAborted));
    }

    private static Task WriteAsync(
        HttpContext context, SegmentExporter exporter, string table, PageView view, RoiReport report, IReadOnlyList<ExportColumn> columns, IEnumerable<Action<CsvExport>> rows) =>
        exporter.WriteAsync(
            context, table, [.. ExportManifest.Describe(view.Filters), .. SegmentExporter.Options(view, "grain", "by")], report.Period, report.Freshness.DataVersion, columns, rows);

    private static void Write(CsvExport csv, RoiFigures figures)
    {
        csv.Number(figures.NetRevenue.Amount);
        foreach (var category in CostCategoryNames.All)
        {
            csv.Number(figures.Costs.TryGetValue(category, out var cost) ? cost.Amount : null);
        }

        csv.Number(figures.TotalCosts?.Amount);
        csv.Number(figures.Fixed.Amount);
        csv.Number(figures.GrossProfit?.Amount);
        csv.Number(figures.Profit?.Amount);
        csv.Number(RoiFiguresDocument.Short(figures.GrossMargin));
        csv.Number(RoiFiguresDocument.Short(figures.NetMargin));
        csv.Number(RoiFiguresDocument.Short(figures.Roi));
    }

    private static void Write(CsvExport csv, string by, AcquisitionRow row)
    {
        csv.Text(by);
        csv.Text(row.Key);
        csv.Integer(row.Customers);
        csv.Number(row.Spend?.Amount);
        csv.Number(RoiFiguresDocument.Short(row.Cac));
        csv.Number(row.LifetimeValue);
        csv.Integer(row.Valued);
        csv.Number(RoiFiguresDocument.Short(row.Ratio));
        csv.Number(RoiFiguresDocument.Short(row.Earned.Count > 0 ? row.Earned[^1] : null));
        csv.Integer(row.PaybackMonths);
    }

    // In the words of an import, so that the file can come back.
    private static void Write(CsvExport csv, CostEntry cost)
    {
        var isAmount = cost.Basis == CostBasis.Amount;
        csv.Text(CostCategoryNames.Label(cost.Category));
        csv.Text(isAmount ? cost.IsFixed ? "fixed" : "variable" : null);
        csv.Number(isAmount ? new Money(cost.AmountUnits).Amount : null);
        csv.Text(isAmount ? cost.Span == CostSpan.Month ? "month" : "day" : null);
        csv.Number(cost.Basis == CostBasis.RevenueShare ? cost.ShareMillionths / 10_000m : null);
        csv.Number(cost.Basis == CostBasis.PerUnit ? new Money(cost.AmountUnits).Amount : null);
        csv.Day(cost.From);
        csv.Text(cost.To is { } to ? Keys.Day(to) : "open");
        csv.Text(cost.ProductCategory);
        csv.Text(cost.Channel);
        csv.Text(cost.ProductCode);
        csv.Text(cost.Note);
        csv.Text(cost.ChangedBy);
        csv.Instant(cost.ChangedAt);
    }
}
