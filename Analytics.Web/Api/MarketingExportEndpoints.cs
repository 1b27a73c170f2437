using Analytics.Core.Export;
using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>The Campaigns page's tables as CSV with a manifest. Parameters: the query string of the page.</summary>
internal static class MarketingExportEndpoints
{
    private static readonly ExportColumn[] CampaignColumns =
    [
        new("key", "text"), new("name", "text"), new("impressions", "integer"), new("clicks", "integer"), new("cost", "money"), new("revenue", "money"), new("conversions", "number"),
        new("ctr", "number"), new("ctrLow", "number"), new("ctrHigh", "number"), new("cpc", "number"), new("cpa", "number"), new("cpaLow", "number"), new("cpaHigh", "number"),
        new("conversionRate", "number"), new("conversionRateLow", "number"), new("conversionRateHigh", "number"), new("roas", "number"), new("roasLow", "number"), new("roasHigh", "number"),
        new("budget", "money"), new("budgetUsed", "number"), new("pace", "number"),
    ];

    private static readonly ExportColumn[] AttributionColumns =
    [
        new("channel", "text"), new("model", "text"), new("conversions", "number"), new("conversionsLow", "number"), new("conversionsHigh", "number"),
        new("value", "money"), new("valueLow", "money"), new("valueHigh", "money"), new("cost", "money"), new("roas", "number"),
    ];

    private static readonly ExportColumn[] OptimizationColumns =
    [
        new("key", "text"), new("name", "text"), new("now", "money"), new("proposed", "money"), new("low", "money"), new("high", "money"), new("outcomeNow", "number"),
        new("outcomeProposed", "number"), new("outcomeProposedLow", "number"), new("outcomeProposedHigh", "number"), new("marginal", "number"), new("marginalLow", "number"), new("marginalHigh", "number"),
        new("form", "text"), new("scale", "number"), new("shape", "number"), new("days", "integer"), new("problem", "text"),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        var export = api.MapGroup("/export").RequireAuthorization(Policies.Export);
        Describe(export.MapGet("/campaigns", CampaignsAsync), "Export campaigns as CSV", "The table of the page, with rates and intervals.");
        Describe(export.MapGet("/attribution", AttributionAsync), "Export attribution as CSV", "A row for each channel and model.");
        Describe(export.MapGet("/optimization", OptimizationAsync), "Export a division of budgets as CSV", "A row for each campaign or audience, with its curve.");

        static void Describe(RouteHandlerBuilder endpoint, string summary, string description) => endpoint
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .WithSummary(summary)
            .WithDescription(description + " Parameters: the query string of the Campaigns page. The header X-Export-Manifest says where the manifest is once the file is complete.");
    }

    private static async Task CampaignsAsync(HttpContext context, SegmentExporter exporter, CampaignBook book)
    {
        var (table, version) = await book.ReadWithVersionAsync(context.RequestAborted);
        var view = PageView.Parse(context.Request.QueryString.Value ?? string.Empty);
        var query = CampaignView.Query(view, table);
        var report = CampaignReports.Of(table, query);
        await exporter.WriteAsync(
            context, "campaigns", [$"by = {CampaignQuestions.KeyOf(query.By)}", $"conversion = {query.Conversion}", .. query.Campaign is { } one ? [$"campaign = {one}"] : Array.Empty<string>()],
            query is { From: { } from, To: { } to } ? new Period(from, to) : null, version, CampaignColumns,
            report.Lines.Select(line => (Action<CsvExport>)(csv =>
            {
                var sums = line.Sums;
                csv.Text(line.Key);
                csv.Text(line.Name);
                csv.Integer(sums.Impressions);
                csv.Integer(sums.Clicks);
                csv.Number(sums.Cost);
                csv.Number(sums.Revenue);
                csv.Number(sums.Conversions);
                foreach (var number in new[]
                {
                    sums.Ctr.Value, sums.Ctr.Low, sums.Ctr.High, sums.Cpc.Value, sums.Cpa.Value, sums.Cpa.Low, sums.Cpa.High, sums.ConversionRate.Value, sums.ConversionRate.Low, sums.ConversionRate.High,
                    sums.Roas, line.RoasRange?.Low, line.RoasRange?.High,
                })
                {
                    csv.Number(Places(number));
                }

                csv.Number(line.Budget?.Budget);
                csv.Number(Places(line.Budget?.Utilisation));
                csv.Number(Places(line.Budget?.Pace));
            })));
    }

    private static async Task AttributionAsync(HttpContext context, SegmentExporter exporter, MarketingService marketing, CampaignBook book)
    {
        var (_, version) = await book.ReadWithVersionAsync(context.RequestAborted);
        var report = await marketing.AttributeAsync(new AttributionOptions(), MarketingEndpoints.Journeys(context.Request.Query), null, context.RequestAborted);
        await exporter.WriteAsync(
            context, "attribution", [$"samples = {report.Result.Samples}"], null, version, AttributionColumns,
            report.Result.Channels.SelectMany(static c => AttributionModels.All, (channel, model) => (Action<CsvExport>)(csv =>
            {
                var (credit, cost) = (channel[model], report.CostOf(channel.Channel));
                csv.Text(channel.Channel);
                csv.Text(AttributionModels.KeyOf(model));
                foreach (var number in new[] { credit.Conversions, credit.ConversionsLow, credit.ConversionsHigh, credit.Value, credit.ValueLow, credit.ValueHigh })
                {
                    csv.Number(Places(number));
                }

                csv.Number(cost);
                csv.Number(Places(credit.Roas(cost)));
            })));
    }

    private static async Task OptimizationAsync(HttpContext context, SegmentExporter exporter, MarketingService marketing, CampaignBook book)
    {
        var (_, version) = await book.ReadWithVersionAsync(context.RequestAborted);
        var question = CampaignView.Optimization(PageView.Parse(context.Request.QueryString.Value ?? string.Empty));
        var result = await marketing.OptimizeAsync(question, null, context.RequestAborted);
        await exporter.WriteAsync(
            context, "optimization", [$"goal = {OptimizationQuestions.KeyOf(question.Goal)}", $"by = {CampaignQuestions.KeyOf(question.By)}"],
            result is { From: { } from, To: { } to } ? new Period(from, to) : null, version, OptimizationColumns,
            result.Lines.Select(line => (Action<CsvExport>)(csv =>
            {
                csv.Text(line.Key);
                csv.Text(line.Name);
                foreach (var number in new[]
                {
                    line.Now, line.Proposed, line.Low, line.High, line.OutcomeNow, line.OutcomeProposed?.Value, line.OutcomeProposed?.Low, line.OutcomeProposed?.High,
                    line.Marginal?.Value, line.Marginal?.Low, line.Marginal?.High,
                })
                {
                    csv.Number(Places(number));
                }

                csv.Text(line.Fit.Curve?.Form.ToString());
                csv.Number(Places(line.Fit.Curve?.Scale));
                csv.Number(Places(line.Fit.Curve?.Shape));
                csv.Integer(line.Fit.Days);
                csv.Text(line.Fit.Problem?.ToString());
            })));
    }

    private static decimal? Places(double? value) => value is { } v && double.IsFinite(v) && Math.Abs(v) < 1e15 ? Math.Round((decimal)v, 6) : null;
}
