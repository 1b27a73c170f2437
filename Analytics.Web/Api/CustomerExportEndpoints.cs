using Analytics.Core.Customers;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>The customers' list, orders to come and category pairs with a manifest; each row says of which model and day it is.</summary>
internal static class CustomerExportEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var export = api.MapGroup("/export").RequireAuthorization(Policies.Export);
        export.MapTable("/customer-list", ListAsync, "Export the customers' list", "The customers that the list shows, all pages of it, in its order, with every score. Parameters: the query string of the Customers page.").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        export.MapTable("/orders-to-come", OrdersAsync, "Export expected orders by week", "Kind is hidden (weeks hidden from the model), earlier (told by an earlier run) or ahead; actual is empty while it is not known.").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        export.MapTable("/category-pairs", PairsAsync, "Export which categories follow which", "Every pair that chance does not explain, the largest lift first.").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task ListAsync(HttpContext context, SegmentExporter exporter, ICustomerScoring scoring, CustomerList list, ICustomerDirectory directory)
    {
        if (await CustomerEndpoints.ScoresAsync(context, scoring) is not { } scores)
        {
            return;
        }

        var view = exporter.Read(context).View;
        var asked = new CustomerListView(view);
        var query = asked.Query;
        var rows = await Task.Run(() => list.RowsOf(scores, query, context.RequestAborted), context.RequestAborted);
        var sheet = ScoreSheet.Of(scores, directory, rows);
        var only = ExportForm.Of(context).Only;
        ExportFilter[] filters =
        [
            .. ExportFilter.Of(asked.Filters), .. SegmentExporter.Options(view, "q", "action", CustomerListView.RiskOption),
            ExportFilter.Choice($"sort = {ScoreFields.Of(query.Sort).Key}, {(query.Descending ? "descending" : "ascending")}"),
        ];
        await exporter.WriteAsync(
            context, "customer-list", filters, null, scores.DataVersion, sheet.Columns,
            sheet.Rows.Where(cells => only?.Contains(cells[0] as string ?? string.Empty) != false).Select(cells => (Action<TableExport>)(file =>
            {
                foreach (var cell in cells)
                {
                    file.Cell(cell);
                }
            })),
            keepsToConsent: true);
    }

    private static async Task OrdersAsync(HttpContext context, SegmentExporter exporter, ICustomerScoring scoring)
    {
        if (await CustomerEndpoints.ScoresAsync(context, scoring) is not { } scores)
        {
            return;
        }

        var report = OrdersReport.Of(scoring.Runs, scores.Run);
        var weeks = report.Earlier.SelectMany(static run => run).Select(static w => ("earlier", w))
            .Concat(report.Hidden.Select(static w => ("hidden", w)))
            .Concat(report.Ahead.Select(static w => ("ahead", w)));
        var newest = scores.Run.PurchaseModel?.Name;
        var models = scoring.Runs.GroupBy(static r => r.FittedAt).ToDictionary(static g => g.Key, static g => g.First().PurchaseModel?.Name);
        await exporter.WriteAsync(
            context, "orders-to-come", [], null, scores.DataVersion,
            [
                new("kind", "text"), new("from", "day"), new("to", "day"), new("expected", "number"), new("actual", "integer"),
                new("model", "text"), new("fittedAt", "instant"), new("seenTo", "day"),
            ],
            weeks.Select(week => (Action<TableExport>)(file =>
            {
                var (kind, w) = week;
                file.Text(kind);
                file.Day(w.From);
                file.Day(w.To);
                file.Cell(w.Expected);
                file.Integer(w.Actual);
                file.Text(models.GetValueOrDefault(w.FittedAt, newest));
                file.Instant(w.FittedAt);
                file.Day(w.Seen);
            })));
    }

    private static async Task PairsAsync(HttpContext context, SegmentExporter exporter, ICustomerScoring scoring)
    {
        if (await CustomerEndpoints.ScoresAsync(context, scoring) is not { } scores)
        {
            return;
        }

        await exporter.WriteAsync(
            context, "category-pairs", [], null, scores.DataVersion,
            [
                new("category", "text"), new("nextCategory", "text"), new("customers", "integer"), new("followed", "integer"), new("share", "number"),
                new("shareWithout", "number"), new("lift", "number"), new("pValue", "number"), new("asOf", "day"), new("fittedAt", "instant"),
            ],
            (scores.Recommendations?.Categories ?? []).Select(rule => (Action<TableExport>)(file =>
            {
                file.Text(rule.From);
                file.Text(rule.To);
                file.Integer(rule.Customers);
                file.Integer(rule.Followed);
                file.Cell(rule.Share);
                file.Cell(rule.ShareWithout);
                file.Cell(rule.Lift);
                // Six places would make nothing of most.
                file.Scientific(rule.PValue);
                file.Day(scores.AsOf);
                file.Instant(scores.Run.FittedAt);
            })));
    }
}
