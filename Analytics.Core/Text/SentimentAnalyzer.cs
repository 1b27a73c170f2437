using Analytics.Core.Text.Words;

namespace Analytics.Core.Text;

/// <summary>
/// Scores English texts by rules over a lexicon of words that people rated (VADER, Hutto and Gilbert 2014, and AFINN,
/// Nielsen 2011): negation and its scope, words of degree, capitals, exclamation marks, emoticons and emoji, "but" and
/// other concessions, wishes, and expressions of reviews. Immutable; safe for concurrent use.
/// </summary>
/// <remarks>
/// A sentiment word starts with its valence v. Capitals in a text that is not all capitals add 0.733 to |v|, a word of degree
/// before it ±0.293 (0.95 and 0.9 of that two and three words before). An odd number of negations before it in its clause turns
/// v into −0.74 v where v was good and −0.5 v where it was bad. What is only wished or expected counts a fraction, turned. In a
/// sentence, what stands before "but" counts half and what stands after one and a half times. Bad words weigh a half more than
/// good ones, because people are kinder in words than in what they think (Taboada et al. 2011). Linear in the text's length.
/// </remarks>
public sealed class SentimentAnalyzer
{
    private const double Normal = 15;
    private const double SureAt = 2;
    private const double StrongestWord = 4;
    private readonly Lexicon _lexicon;

    internal SentimentAnalyzer(Lexicon lexicon) => _lexicon = lexicon;

    /// <summary>The analyzer with the lexicon that is built into the program; read once, at first use.</summary>
    public static SentimentAnalyzer Default => Shared.Analyzer;

    /// <summary>How many words and expressions the lexicon rates.</summary>
    public int Words => _lexicon.Rated;

    /// <summary>Scores one text.</summary>
    /// <param name="text">Any text: broken surrogates, no words and no letters are all read, as neutral.</param>
    /// <returns>Score, label, confidence, intensity and drivers. Neutral with confidence 1 where no word carries feeling.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public SentimentResult Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var reading = Reading.Of(text, _lexicon);
        var drivers = new List<SentimentDriver>();
        var sum = new SentenceScorer(reading).Score(drivers);
        return Result(sum, drivers);
    }

    private static SentimentResult Result(double sum, List<SentimentDriver> drivers)
    {
        double net = 0;
        double gross = 0;
        foreach (var driver in drivers)
        {
            net += driver.Valence;
            gross += Math.Abs(driver.Valence);
        }

        var score = sum / Math.Sqrt((sum * sum) + Normal);
        var label = SentimentResult.LabelOf(score);
        var confidence = label == SentimentLabel.Neutral
            ? SureAt / (gross + SureAt)
            : 0.5 * (1 + (Math.Abs(net) / (gross + SureAt)));
        var intensity = drivers.Count == 0 ? 0 : Math.Min(1, gross / drivers.Count / StrongestWord);
        return new SentimentResult(score, label, confidence, intensity, drivers);
    }

    private static class Shared
    {
        public static readonly SentimentAnalyzer Analyzer = new(Lexicon.Load());
    }
}
