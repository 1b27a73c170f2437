using Analytics.Core.Queries;
using Analytics.Core.Text;

namespace Analytics.Web.Api;

/// <summary>Scores texts; stores nothing.</summary>
internal static class SentimentEndpoints
{
    private const int MostTexts = 1_000;
    private const int LongestText = 20_000;

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/sentiment", Score)
        .Produces<SentimentDocument>()
        .Produces<SentimentsDocument>()
        .ProducesValidationProblem()
        .WithSummary("Score texts")
        .WithDescription(
            "What English texts say, from −1 (all bad) to 1 (all good), with the words that drove it. Send {\"text\": \"…\"} for one, or {\"texts\": [\"…\", …]} for up to 1,000 of up to 20,000 characters each; "
            + "the answer to the latter has results in their order. Nothing is stored.");

    private static IResult Score(SentimentRequest? request)
    {
        if (request is { Text: { } text, Texts: null })
        {
            return TypedResults.Ok(Of(text, "text"));
        }

        if (request is not { Text: null, Texts: { } texts })
        {
            throw new QueryException("text", "Send either text, for one, or texts, for up to 1,000.");
        }

        if (texts.Count > MostTexts)
        {
            throw new QueryException("texts", $"Send at most {MostTexts} texts at once.");
        }

        return TypedResults.Ok(new SentimentsDocument([.. texts.Select((t, i) => Of(t, $"texts[{i}]"))]));
    }

    private static SentimentDocument Of(string? text, string field) => text is null
        ? throw new QueryException(field, "A text is needed, not null.")
        : text.Length > LongestText
            ? throw new QueryException(field, $"A text has at most {LongestText} characters.")
            : SentimentDocument.Of(text, SentimentAnalyzer.Default.Analyze(text));
}
