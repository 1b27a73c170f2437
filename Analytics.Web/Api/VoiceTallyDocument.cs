using Analytics.Core.Funnels.Voice;
using Analytics.Core.Text;

namespace Analytics.Web.Api;

/// <summary>Counts over some reviews.</summary>
/// <param name="Reviews">All of them.</param>
/// <param name="Texts">Those with a text.</param>
/// <param name="Positive">Texts labelled positive.</param>
/// <param name="Neutral">Texts labelled neutral.</param>
/// <param name="Negative">Texts labelled negative.</param>
/// <param name="PositiveShare">Their share of the texts; null without texts.</param>
/// <param name="NegativeShare">The same of the negative ones.</param>
/// <param name="MeanScore">Mean score of the texts, −1 to 1; null without texts.</param>
/// <param name="Rated">Reviews with a score of 1 to 5.</param>
/// <param name="Satisfied">Of these, 4 and more.</param>
/// <param name="Satisfaction">Satisfied ÷ rated; null without scores.</param>
/// <param name="MeanRating">Mean of the scores given; null without scores.</param>
public sealed record VoiceTallyDocument(
    int Reviews, int Texts, int Positive, int Neutral, int Negative, double? PositiveShare, double? NegativeShare, double? MeanScore, int Rated, int Satisfied, double? Satisfaction, double? MeanRating)
{
    /// <summary>The document of a tally.</summary>
    internal static VoiceTallyDocument Of(VoiceTally tally) => new(
        tally.Reviews, tally.Texts, tally.Positive, tally.Neutral, tally.Negative, Round(tally.ShareOf(SentimentLabel.Positive)), Round(tally.ShareOf(SentimentLabel.Negative)),
        Round(tally.MeanScore), tally.Rated, tally.Satisfied, Round(tally.Satisfaction), Round(tally.MeanRating));

    private static double? Round(double? value) => value is { } v ? Math.Round(v, 6) : null;
}
