using Analytics.Core.Customers;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>The customers' list, orders to come and category pairs as CSV with a manifest; each row says of which model and day it is.</summary>
internal static class CustomerExportEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var export = api.MapGroup("/export").RequireAuthorization(Policies.Export);
        Describe(
            export.MapGet("/customer-list", ListAsync), "Export the customers' list as CSV",
            "The customers that the list shows, all pages of it, in its order, with every score. Parameters: the query string of the Customers page.");
        Describe(
            export.MapGet("/orders-to-come", OrdersAsync), "Export expected orders by week as CSV",
            "Kind is hidden (weeks hidden from the model), earlier (told by an earlier run) or ahead; actual is empty while it is not known.");
        Describe(
            export.MapGet("/category-pairs", PairsAsync), "Export which categories follow which as CSV",
            "Every pair that chance does not explain, the largest lift first.");

        static void Describe(RouteHandlerBuilder endpoint, string summary, string description) => endpoint
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary(summary)
            .WithDescription(description + " The header X-Export-Manifest says where the manifest is once the file is complete.");
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
        string[] filters =
        [
            .. ExportManifest.Describe(asked.Filters), .. SegmentExporter.Options(view, "q", "action"),
            $"sort = {ScoreFields.Of(query.Sort).Key}, {(query.Descending ? "descending" : "ascending")}",
        ];
        await exporter.WriteAsync(
            context, "customer-list", filters, null, scores.DataVersion, sheet.Columns,
            sheet.Rows.Select(cells => (Action<CsvExport>)(csv =>
            {
                foreach (var cell in cells)
                {
                    csv.Cell(cell);
                }
            })));
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
            weeks.Select(week => (Action<CsvExport>)(csv =>
            {
                var (kind, w) = week;
                csv.Text(kind);
                csv.Day(w.From);
                csv.Day(w.To);
                csv.Cell(w.Expected);
                csv.Integer(w.Actual);
                csv.Text(models.GetValueOrDefault(w.FittedAt, newest));
                csv.Instant(w.FittedAt);
                csv.Day(w.Seen);
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
            (scores.Recommendations?.Categories ?? []).Select(rule => (Action<CsvExport>)(csv =>
            {
                csv.Text(rule.From);
                csv.Text(rule.To);
                csv.Integer(rule.Customers);
                csv.Integer(rule.Followed);
                csv.Cell(rule.Share);
                csv.Cell(rule.ShareWithout);
                csv.Cell(rule.Lift);
                // Six places would make nothing of most.
                csv.Text(rule.PValue.ToString("0.###e+0", System.Globalization.CultureInfo.InvariantCulture));
                csv.Day(scores.AsOf);
                csv.Instant(scores.Run.FittedAt);
            })));
    }
}
