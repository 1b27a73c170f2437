using Analytics.Core.Export;
using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>The Campaigns page's tables with a manifest. Parameters: the query string of the page.</summary>
internal static class MarketingExportEndpoints
{
    private static readonly ExportColumn[] CampaignColumns =
    [
        new("key", "text"), new("name", "text"), new("impressions", "integer"), new("clicks", "integer"), new("cost", "money"), new("revenue", "money"), new("conversions", "number"),
        new("ctr", "number"), new("ctrLow", "number"), new("ctrHigh", "number"), new("cpc", "number"), new("cpa", "number"), new("cpaLow", "number"), new("cpaHigh", "number"),
        new("conversionRate", "number"), new("conversionRateLow", "number"), new("conversionRateHigh", "number"), new("roas", "number"), new("roasLow", "number"), new("roasHigh", "number"),
        new("budget", "money"), new("budgetUsed", "number"), new("pace", "number"),
    ];

    private static readonly ExportColumn[] PartColumns =
    [
        new("channel", "text"), new("campaigns", "text"), new("reached", "integer"), new("buyers", "integer"), new("conversion", "number"), new("purchases", "integer"), new("value", "money"),
        new("wholeCost", "money"),
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
        export.MapTable("/campaigns", CampaignsAsync, "Export campaigns", "The table of the page, with rates and intervals; kept to a part of the customers, the channels by which they came, with the cost for everybody. Parameters: the query string of the Campaigns page.");
        export.MapTable("/attribution", AttributionAsync, "Export attribution", "A row for each channel and model. Parameters: the query string of the Campaigns page.");
        export.MapTable("/optimization", OptimizationAsync, "Export a division of budgets", "A row for each campaign or audience, with its curve. Parameters: the query string of the Campaigns page.");
    }

    private static async Task CampaignsAsync(HttpContext context, SegmentExporter exporter, CampaignBook book, CampaignAnswers answers)
    {
        var (table, version) = await book.ReadWithVersionAsync(context.RequestAborted);
        var view = PageView.Parse(context.Request.QueryString.Value ?? string.Empty);
        var query = CampaignView.Query(view, table);
        if (CampaignView.PartOf(view) is { Count: > 0 } filters)
        {
            await PartAsync(context, exporter, filters, await answers.PartAsync(filters, CampaignView.DaysOf(query), context.RequestAborted), version);
            return;
        }

        var report = CampaignReports.Of(table, query);
        await exporter.WriteAsync(
            context, "campaigns", [
                ExportFilter.Choice($"by = {CampaignQuestions.KeyOf(query.By)}"), ExportFilter.Choice($"conversion = {query.Conversion}"),
                .. query.Campaign is { } one ? [ExportFilter.Choice($"campaign = {one}")] : Array.Empty<ExportFilter>(),
            ],
            query is { From: { } from, To: { } to } ? new Period(from, to) : null, version, CampaignColumns,
            report.Lines.Select(line => (Action<TableExport>)(file =>
            {
                var sums = line.Sums;
                file.Text(line.Key);
                file.Text(line.Name);
                file.Integer(sums.Impressions);
                file.Integer(sums.Clicks);
                file.Number(sums.Cost);
                file.Number(sums.Revenue);
                file.Number(sums.Conversions);
                foreach (var number in new[]
                {
                    sums.Ctr.Value, sums.Ctr.Low, sums.Ctr.High, sums.Cpc.Value, sums.Cpa.Value, sums.Cpa.Low, sums.Cpa.High, sums.ConversionRate.Value, sums.ConversionRate.Low, sums.ConversionRate.High,
                    sums.Roas, line.RoasRange?.Low, line.RoasRange?.High,
                })
                {
                    file.Number(Places(number));
                }

                file.Number(line.Budget?.Budget);
                file.Number(Places(line.Budget?.Utilisation));
                file.Number(Places(line.Budget?.Pace));
            })));
    }

    private static Task PartAsync(HttpContext context, SegmentExporter exporter, IReadOnlyList<Filter> filters, CampaignPart part, long version) => exporter.WriteAsync(
        context, "campaigns", [.. ExportFilter.Of(filters)], part.Days, version, PartColumns,
        part.Reach.Lines.Select(static line => (Action<TableExport>)(file =>
        {
            file.Text(line.Channel);
            file.Text(string.Join(" · ", line.Campaigns));
            file.Integer(line.Reached);
            file.Integer(line.Buyers);
            file.Number(line.Conversion is { } rate ? Math.Round(rate, 6) : null);
            file.Integer(line.Purchases);
            file.Number(line.Value.Amount);
            file.Number(line.WholeCost);
        })));

    private static async Task AttributionAsync(HttpContext context, SegmentExporter exporter, MarketingService marketing, CampaignBook book)
    {
        var (_, version) = await book.ReadWithVersionAsync(context.RequestAborted);
        var part = CampaignView.PartOf(PageView.Parse(context.Request.QueryString.Value ?? string.Empty));
        var report = await marketing.AttributeAsync(
            new AttributionOptions(), MarketingEndpoints.Journeys(context.Request.Query, part.Count > 0), part: part, cancellationToken: context.RequestAborted);
        await exporter.WriteAsync(
            context, "attribution", [.. ExportFilter.Of(part), ExportFilter.Choice($"samples = {report.Result.Samples}")], null, version, AttributionColumns,
            report.Result.Channels.SelectMany(static c => AttributionModels.All, (channel, model) => (Action<TableExport>)(file =>
            {
                var (credit, cost) = (channel[model], report.CostOf(channel.Channel));
                file.Text(channel.Channel);
                file.Text(AttributionModels.KeyOf(model));
                foreach (var number in new[] { credit.Conversions, credit.ConversionsLow, credit.ConversionsHigh, credit.Value, credit.ValueLow, credit.ValueHigh })
                {
                    file.Number(Places(number));
                }

                file.Number(cost);
                file.Number(Places(credit.Roas(cost)));
            })));
    }

    private static async Task OptimizationAsync(HttpContext context, SegmentExporter exporter, MarketingService marketing, CampaignBook book)
    {
        var (_, version) = await book.ReadWithVersionAsync(context.RequestAborted);
        var question = CampaignView.Optimization(PageView.Parse(context.Request.QueryString.Value ?? string.Empty));
        var result = await marketing.OptimizeAsync(question, null, context.RequestAborted);
        await exporter.WriteAsync(
            context, "optimization", [ExportFilter.Choice($"goal = {OptimizationQuestions.KeyOf(question.Goal)}"), ExportFilter.Choice($"by = {CampaignQuestions.KeyOf(question.By)}")],
            result is { From: { } from, To: { } to } ? new Period(from, to) : null, version, OptimizationColumns,
            result.Lines.Select(line => (Action<TableExport>)(file =>
            {
                file.Text(line.Key);
                file.Text(line.Name);
                foreach (var number in new[]
                {
                    line.Now, line.Proposed, line.Low, line.High, line.OutcomeNow, line.OutcomeProposed?.Value, line.OutcomeProposed?.Low, line.OutcomeProposed?.High,
                    line.Marginal?.Value, line.Marginal?.Low, line.Marginal?.High,
                })
                {
                    file.Number(Places(number));
                }

                file.Text(line.Fit.Curve?.Form.ToString());
                file.Number(Places(line.Fit.Curve?.Scale));
                file.Number(Places(line.Fit.Curve?.Shape));
                file.Integer(line.Fit.Days);
                file.Text(line.Fit.Problem?.ToString());
            })));
    }

    private static decimal? Places(double? value) => value is { } v && double.IsFinite(v) && Math.Abs(v) < 1e15 ? Math.Round((decimal)v, 6) : null;
}
