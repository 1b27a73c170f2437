namespace Analytics.Core.Text;

/// <summary>Made-up reviews to measure <see cref="SentimentAnalyzer"/> on.</summary>
public static class SentimentBench
{
    private static readonly string[] Parts =
    [
        "I bought this for my sister and she really loves it.", "The fabric is soft but the seams came apart after two washes!",
        "It arrived late, and nobody answered my mail.", "Fits as described; the colour is a little darker than in the picture.",
        "NOT what I expected.", "Would order again 😊", "The handle is not very comfortable, although it looks great.",
        "I have used it every day for three months and it still works.", "Too small around the shoulders, so I sent it back.",
        "Couldn't be happier with the service.", "The manual could have been better, but setting it up was easy.",
    ];

    /// <summary>Reviews of three to eight sentences, the same ones each time.</summary>
    public static List<string> MadeUp(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(3, 9)).Select(_ => Parts[random.Next(Parts.Length)])))];
    }
}
