namespace Analytics.Core.Text;

/// <summary>What a text says, how sure that is, and which words drove it.</summary>
/// <param name="Score">−1 (all bad) to 1 (all good): Σ ÷ √(Σ² + 15), where Σ is the sum over the drivers and the emphasis of exclamation marks (Hutto and Gilbert 2014).</param>
/// <param name="Label">The score in one word.</param>
/// <param name="Confidence">0 to 1, how one-sided the evidence is: ½ (1 + |Σv| ÷ (Σ|v| + 2)) for a polar label, where v are the drivers' valences; 2 ÷ (Σ|v| + 2) for a neutral one. Not a probability.</param>
/// <param name="Intensity">0 to 1, how strongly it is said, for or against: the drivers' mean |valence| ÷ 4, at most 1; 0 without drivers.</param>
/// <param name="Drivers">The words that drove the score, in the order of the text; empty where none carries feeling.</param>
public sealed record SentimentResult(
    double Score, SentimentLabel Label, double Confidence, double Intensity, IReadOnlyList<SentimentDriver> Drivers)
{
    /// <summary>The smallest |score| that is not neutral.</summary>
    public const double NeutralBelow = 0.05;

    /// <summary>The label of a score.</summary>
    public static SentimentLabel LabelOf(double score) => score switch
    {
        >= NeutralBelow => SentimentLabel.Positive,
        <= -NeutralBelow => SentimentLabel.Negative,
        _ => SentimentLabel.Neutral,
    };
}
