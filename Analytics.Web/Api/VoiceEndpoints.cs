using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Funnels.Voice;
using Analytics.Core.Queries;
using Analytics.Web.Commands;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>What customers say: counts, and the reviews themselves.</summary>
internal static class VoiceEndpoints
{
    private const string Words = "Parameters: from and to, grain (day, week, month; week unless given), and filters by product, category, customer, segment, rfmSegment, valueTier and churnTier as for a query. "
        + "Reviews without a date count whatever the days.";

    private const int MostTexts = 500;

    private static readonly ExportColumn[] Columns =
    [
        new("at", "instant"), new("customer", "text"), new("product", "text"), new("category", "text"), new("rating", "number"), new("title", "text"), new("text", "text"),
        new("score", "number"), new("label", "text"), new("confidence", "number"), new("intensity", "number"),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/voice", ReportAsync)
            .Produces<VoiceDocument>()
            .ProducesValidationProblem()
            .WithSummary("What customers say, counted")
            .WithDescription("Sentiment of reviews and satisfaction (the share of 4 and 5 of the scores given): in all, over time, by product, category and RFM segment. " + Words);
        api.MapGet("/voice/texts", TextsAsync)
            .Produces<VoiceTextsDocument>()
            .ProducesValidationProblem()
            .WithSummary("The reviews themselves, the latest first")
            .WithDescription($"With score, label and the words that drove it. {Words} Also label (positive, neutral, negative), q (characters that the text contains), skip, and take (at most {MostTexts}).");
    }

    public static void MapExport(IEndpointRouteBuilder api) => api.MapGroup("/export").RequireAuthorization(Policies.Export)
        .MapTable("/reviews", ExportAsync, "Export reviews", "Each review with its score, label, confidence and intensity. Parameters as for /api/v1/voice/texts.");

    private static async Task<VoiceDocument> ReportAsync(HttpContext context, VoiceService voice, IQueryRunner runner)
    {
        var query = VoiceRequestReader.Read(context.Request.Query, runner.Span);
        return VoiceDocument.Of(await voice.ReportAsync(query, context.RequestAborted));
    }

    private static async Task<VoiceTextsDocument> TextsAsync(HttpContext context, VoiceService voice, IQueryRunner runner)
    {
        var values = context.Request.Query;
        var query = VoiceRequestReader.Read(values, runner.Span, "skip", "take");
        var (skip, take) = Paging.Read(values, 50, MostTexts);

        var page = await voice.TextsAsync(query, skip, take, context.RequestAborted);
        Paging.Announce(context, skip, take, page.Total);
        return new VoiceTextsDocument([.. page.Texts.Select(VoiceTextDocument.Of)], page.Total, skip, take);
    }

    private static Task ExportAsync(HttpContext context, VoiceService voice, IQueryRunner runner, SegmentExporter exporter)
    {
        var query = VoiceRequestReader.Read(context.Request.Query, runner.Span);
        ExportFilter[] narrowed =
        [
            .. ExportFilter.Of(query.Filters),
            .. query.Label is { } label ? [ExportFilter.Choice($"label = {SentimentCommand.LabelOf(label)}")] : Array.Empty<ExportFilter>(),
            .. query.Search is { } search ? [ExportFilter.Typed($"text contains {search}")] : Array.Empty<ExportFilter>(),
        ];
        return exporter.WriteAsync(
            context, "reviews", narrowed, query.Period, runner.Freshness.DataVersion, Columns,
            voice.StreamAsync(query, context.RequestAborted).ToBlockingEnumerable(context.RequestAborted).Select(static text => (Action<TableExport>)(file => Write(file, text))));
    }

    private static void Write(TableExport file, VoiceText text)
    {
        var (review, sentiment) = (text.Review, text.Sentiment);
        file.Instant(review.AtUnixMs is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
        file.Text(review.Customer);
        file.Text(review.Product);
        file.Text(review.Category);
        file.Number(review.RatingUnits is { } units ? (decimal)units / Review.RatingScale : null);
        file.Text(review.Title);
        file.Text(review.Text);
        file.Number(Number(sentiment?.Score));
        file.Text(sentiment is null ? null : SentimentCommand.LabelOf(sentiment.Label));
        file.Number(Number(sentiment?.Confidence));
        file.Number(Number(sentiment?.Intensity));
    }

    private static decimal? Number(double? value) => value is { } v ? Math.Round((decimal)v, 4) : null;
}
