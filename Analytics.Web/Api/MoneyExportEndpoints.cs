using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>The tables of the ROI page with a manifest, by the page's own address; and the costs.</summary>
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
        export.MapTable("/roi", StepsAsync, "Export revenue, costs and profit over time", "A row for each step; a cost that is not known is empty, not 0. Parameters: the query string of the ROI page.");
        export.MapTable("/roi-parts", PartsAsync, "Export profit by product category or channel", "A row for each part; they add up to the whole. Parameters: the query string of the ROI page; by is category or channel.");
        export.MapTable("/acquisition", AcquisitionAsync, "Export LTV against CAC", "A row for each month and each channel of the first order. Parameters: the query string of the ROI page.");
        export.MapTable("/costs", CostsAsync, "Export the costs", "A row for each entry that counts.");
    }

    private static async Task StepsAsync(HttpContext context, SegmentExporter exporter, MoneyAnswers answers)
    {
        var (view, report) = await ReadAsync(context, exporter, answers);
        await WriteAsync(
            context, exporter, "roi", view, report, [new("from", "day"), new("to", "day"), new("unfinished", "text"), .. Figures, new("cumulativeProfit", "number")],
            report.Steps.Select((s, i) => (Action<TableExport>)(file =>
            {
                file.Day(s.From);
                file.Day(s.To);
                file.Text(s.IsUnfinished ? "yes" : "no");
                Write(file, s.Figures);
                file.Number(report.CumulativeProfit.Count > i ? report.CumulativeProfit[i].Amount : null);
            })));
    }

    private static async Task PartsAsync(HttpContext context, SegmentExporter exporter, MoneyAnswers answers)
    {
        var (view, report) = await ReadAsync(context, exporter, answers);
        await WriteAsync(
            context, exporter, "roi-parts", view, report, [new("part", "text"), new("ownCosts", "number"), .. Figures],
            (view.Option("by") == "channel" ? report.ByChannel : report.ByCategory).Select(p => (Action<TableExport>)(file =>
            {
                file.Text(p.Key);
                file.Number(p.OwnCosts.Amount);
                Write(file, p.Figures);
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
            report.Cohorts.Select(static r => ("month", r)).Concat(report.Channels.Select(static r => ("channel", r))).Append(("all", report.Total)).Select(static p => (Action<TableExport>)(file => Write(file, p.Item1, p.Item2))));
    }

    private static async Task CostsAsync(HttpContext context, SegmentExporter exporter, MoneyAnswers answers)
    {
        var (_, _, freshness) = exporter.Read(context);
        var costs = await answers.CostsAsync(context.RequestAborted);
        await exporter.WriteAsync(
            context, "costs", [], null, freshness.DataVersion,
            [
                new("cost", "text"), new("fixed", "text"), new("amount", "number"), new("span", "text"), new("share", "number"), new("unitCost", "number"), new("date", "day"), new("until", "text"),
                new("category", "text"), new("channel", "text"), new("product", "text"), new("note", "text"), new("changedBy", "text"), new("changedAt", "instant"),
            ],
            costs.Select(static c => (Action<TableExport>)(file => Write(file, c))));
    }

    private static async Task<(PageView View, RoiReport Report)> ReadAsync(HttpContext context, SegmentExporter exporter, MoneyAnswers answers)
    {
        var (view, period, _) = exporter.Read(context);
        var grain = view.Option("grain") is { } key && DimensionCatalog.Find(key)?.Dimension is { } asked && RoiService.Grains.Contains(asked) ? asked : Dimension.Month;
        return (view, await answers.RoiAsync(new RoiQuestion { Period = period, Filters = view.Filters, Grain = grain }, context.RequestAborted));
    }

    private static Task WriteAsync(
        HttpContext context, SegmentExporter exporter, string table, PageView view, RoiReport report, IReadOnlyList<ExportColumn> columns, IEnumerable<Action<TableExport>> rows) =>
        exporter.WriteAsync(
            context, table, [.. ExportFilter.Of(view.Filters), .. SegmentExporter.Options(view, "grain", "by")], report.Period, report.Freshness.DataVersion, columns, rows);

    private static void Write(TableExport file, RoiFigures figures)
    {
        file.Number(figures.NetRevenue.Amount);
        foreach (var category in CostCategoryNames.All)
        {
            file.Number(figures.Costs.TryGetValue(category, out var cost) ? cost.Amount : null);
        }

        file.Number(figures.TotalCosts?.Amount);
        file.Number(figures.Fixed.Amount);
        file.Number(figures.GrossProfit?.Amount);
        file.Number(figures.Profit?.Amount);
        file.Number(RoiFiguresDocument.Short(figures.GrossMargin));
        file.Number(RoiFiguresDocument.Short(figures.NetMargin));
        file.Number(RoiFiguresDocument.Short(figures.Roi));
    }

    private static void Write(TableExport file, string by, AcquisitionRow row)
    {
        file.Text(by);
        file.Text(row.Key);
        file.Integer(row.Customers);
        file.Number(row.Spend?.Amount);
        file.Number(RoiFiguresDocument.Short(row.Cac));
        file.Number(row.LifetimeValue);
        file.Integer(row.Valued);
        file.Number(RoiFiguresDocument.Short(row.Ratio));
        file.Number(RoiFiguresDocument.Short(row.Earned.Count > 0 ? row.Earned[^1] : null));
        file.Integer(row.PaybackMonths);
    }

    // In the words of an import, so that the file can come back.
    private static void Write(TableExport file, CostEntry cost)
    {
        var isAmount = cost.Basis == CostBasis.Amount;
        file.Text(CostCategoryNames.Label(cost.Category));
        file.Text(isAmount ? cost.IsFixed ? "fixed" : "variable" : null);
        file.Number(isAmount ? new Money(cost.AmountUnits).Amount : null);
        file.Text(isAmount ? cost.Span == CostSpan.Month ? "month" : "day" : null);
        file.Number(cost.Basis == CostBasis.RevenueShare ? cost.ShareMillionths / 10_000m : null);
        file.Number(cost.Basis == CostBasis.PerUnit ? new Money(cost.AmountUnits).Amount : null);
        file.Day(cost.From);
        file.Text(cost.To is { } to ? Keys.Day(to) : "open");
        file.Text(cost.ProductCategory);
        file.Text(cost.Channel);
        file.Text(cost.ProductCode);
        file.Text(cost.Note);
        file.Text(cost.ChangedBy);
        file.Instant(cost.ChangedAt);
    }
}
