namespace Analytics.Core.Text;

/// <summary>What a text's score says in one word.</summary>
public enum SentimentLabel
{
    /// <summary>A score of −0.05 or less.</summary>
    Negative = -1,

    /// <summary>A score between −0.05 and 0.05, or no word that carries feeling.</summary>
    Neutral = 0,

    /// <summary>A score of 0.05 or more.</summary>
    Positive = 1,
}
