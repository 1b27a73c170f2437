using Analytics.Core.Text;

namespace Analytics.Core.Funnels.Voice;

/// <summary>Counts over some reviews; ratios divide last. Immutable.</summary>
/// <param name="Reviews">All of them.</param>
/// <param name="Positive">Texts labelled positive.</param>
/// <param name="Neutral">Texts labelled neutral.</param>
/// <param name="Negative">Texts labelled negative.</param>
/// <param name="ScoreSum">Σ score of the texts.</param>
/// <param name="Rated">Reviews with a score of 1 to 5.</param>
/// <param name="Satisfied">Of these, scores of 4 and more.</param>
/// <param name="RatingUnits">Σ score given, in hundredths.</param>
public sealed record VoiceTally(int Reviews, int Positive, int Neutral, int Negative, double ScoreSum, int Rated, int Satisfied, long RatingUnits)
{
    /// <summary>Nothing yet.</summary>
    public static VoiceTally Empty { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Reviews with a text.</summary>
    public int Texts => Positive + Neutral + Negative;

    /// <summary>Mean score of the texts, −1 to 1; null without texts.</summary>
    public double? MeanScore => Texts == 0 ? null : ScoreSum / Texts;

    /// <summary>Customer satisfaction: the share of 4 and 5 of the scores given; null without scores.</summary>
    public double? Satisfaction => Rated == 0 ? null : (double)Satisfied / Rated;

    /// <summary>Mean of the scores given, 1 to 5; null without scores.</summary>
    public double? MeanRating => Rated == 0 ? null : (double)RatingUnits / Rated / Domain.Review.RatingScale;

    /// <summary>Texts with this label.</summary>
    public int Of(SentimentLabel label) => label switch
    {
        SentimentLabel.Positive => Positive,
        SentimentLabel.Negative => Negative,
        _ => Neutral,
    };

    /// <summary>Share of the texts with this label; null without texts.</summary>
    public double? ShareOf(SentimentLabel label) => Texts == 0 ? null : (double)Of(label) / Texts;
}
