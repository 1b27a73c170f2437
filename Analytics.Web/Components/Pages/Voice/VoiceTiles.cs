using Analytics.Core.Funnels.Voice;
using Analytics.Core.Queries;
using Analytics.Core.Text;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Voice;

/// <summary>The key numbers of the Voice page.</summary>
public static class VoiceTiles
{
    /// <summary>How many there are.</summary>
    public const int Count = 4;

    /// <summary>The tiles of a report.</summary>
    public static IReadOnlyList<FigureTileModel> Of(VoiceReport report, Formatter format) =>
    [
        Satisfaction(report, format), Sentiment(report, format), Label(report, format, SentimentLabel.Positive, "Positive texts"), Label(report, format, SentimentLabel.Negative, "Negative texts"),
    ];

    /// <summary>How a number is made, in words.</summary>
    public static string Explain(string what) => what switch
    {
        "satisfaction" => "Customer satisfaction is the share of 4 and 5 of the scores given, from 1 to 5; reviews without a score are left out.",
        "labels" => "A text is positive from a score of 0.05 on, negative from −0.05 down, and neutral between.",
        _ => "Each text is scored from −1 (all bad) to 1 (all good) by rules over words that people rated: negation, emphasis, capitals, exclamation marks, emoji and \"but\" are taken into account. "
            + "The mean is over texts; reviews with a score only are left out. English texts only. Held against the stars of real reviews the sign is right in about nine of ten.",
    };

    /// <summary>A mean score with its sign.</summary>
    internal static string Score(Formatter format, double? score) =>
        score is { } value ? (Math.Round(value, 2) > 0 ? "+" : Math.Round(value, 2) < 0 ? "−" : string.Empty) + format.Plain(Math.Abs(value), 2) : Formatter.NotAvailable;

    private static FigureTileModel Satisfaction(VoiceReport report, Formatter format) => new(
        "Satisfaction",
        format.Percent(report.Total.Satisfaction),
        null,
        report.Total.Rated == 0
            ? ["No score from 1 to 5 was given."]
            : [$"{format.Count(report.Total.Satisfied)} of {format.Count(report.Total.Rated)} scores are 4 or 5", Points(report.Total.Satisfaction, report.Before?.Satisfaction, report, format)],
        new FigureExplanation(
            "How satisfaction is made", Explain("satisfaction"),
            [
                ("Scores of 4 and 5", format.Count(report.Total.Satisfied)), ("Scores given", format.Count(report.Total.Rated)),
                ("Mean score", format.Plain(report.Total.MeanRating, 2)), .. Common(report, format),
            ]));

    private static FigureTileModel Sentiment(VoiceReport report, Formatter format)
    {
        var before = report.Before?.MeanScore;
        return new FigureTileModel(
            "Mean sentiment",
            Score(format, report.Total.MeanScore),
            null,
            report.Total.Texts == 0
                ? ["No review has a text."]
                :
                [
                    $"of {format.Count(report.Total.Texts)} texts, −1 to 1",
                    before is { } was && report.Total.MeanScore is { } now ? $"{Score(format, now - was)} against {Before(report, format)}" : NothingBefore(report),
                ],
            new FigureExplanation("How sentiment is made", Explain("score"), [("Texts", format.Count(report.Total.Texts)), ("Reviews", format.Count(report.Total.Reviews)), .. Common(report, format)]));
    }

    private static FigureTileModel Label(VoiceReport report, Formatter format, SentimentLabel label, string name) => new(
        name,
        format.Percent(report.Total.ShareOf(label)),
        null,
        report.Total.Texts == 0
            ? ["No review has a text."]
            : [$"{format.Count(report.Total.Of(label))} of {format.Count(report.Total.Texts)} texts", Points(report.Total.ShareOf(label), report.Before?.ShareOf(label), report, format)],
        new FigureExplanation(
            $"How {name.ToLowerInvariant()} are counted", Explain("labels"),
            [
                ("Positive", format.Count(report.Total.Positive)), ("Neutral", format.Count(report.Total.Neutral)), ("Negative", format.Count(report.Total.Negative)), .. Common(report, format),
            ]));

    private static string Points(double? now, double? before, VoiceReport report, Formatter format) =>
        now is { } value && before is { } was ? $"{format.Change((decimal)(value - was), MeasureUnit.Share)} against {Before(report, format)}" : NothingBefore(report);

    private static string Before(VoiceReport report, Formatter format) => report.Query.Period is { } period ? format.Days(period.Preceding()) : string.Empty;

    private static string NothingBefore(VoiceReport report) => report.Query.Period is null ? "All time" : "Nothing in the days before";

    private static IEnumerable<(string Name, string Value)> Common(VoiceReport report, Formatter format) =>
    [
        ("Days asked about, both inside", report.Query.Period is { } period ? format.Days(period) : "all"),
        ("Without a date", format.Count(report.Undated)),
        ("Filters", FilterWords.Of([.. report.Query.Filters.Where(f => VoiceQuery.Filterable.Contains(f.Dimension))], format)),
        ("Time zone", report.TimeZoneId),
        ("Data version", format.Count(report.DataVersion)),
    ];
}
