namespace Analytics.Core.Text;

/// <summary>A word, expression, emoticon or emoji that drove a score, and where it stands in the text.</summary>
/// <param name="Start">Index of its first UTF-16 unit in the text.</param>
/// <param name="Length">Its length in UTF-16 units; the span lies inside the text and cuts no surrogate pair.</param>
/// <param name="Valence">What it adds to the sum, about −8 to 8, after negation, emphasis, capitals and "but"; never 0.</param>
public readonly record struct SentimentDriver(int Start, int Length, double Valence);
