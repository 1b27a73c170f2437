using Analytics.Core.Text;
using Analytics.Web.Commands;

namespace Analytics.Web.Api;

/// <summary>What a text says.</summary>
/// <param name="Score">−1 (all bad) to 1 (all good).</param>
/// <param name="Label">positive, neutral or negative.</param>
/// <param name="Confidence">How one-sided the evidence is, 0 to 1; no probability.</param>
/// <param name="Intensity">How strongly it is said, for or against, 0 to 1.</param>
/// <param name="Drivers">The words that drove the score, in the order of the text.</param>
public sealed record SentimentDocument(double Score, string Label, double Confidence, double Intensity, IReadOnlyList<SentimentDriverDocument> Drivers)
{
    /// <summary>The document of a result.</summary>
    internal static SentimentDocument Of(string text, SentimentResult result) => new(
        Round(result.Score),
        SentimentCommand.LabelOf(result.Label),
        Round(result.Confidence),
        Round(result.Intensity),
        [.. result.Drivers.Select(d => new SentimentDriverDocument(d.Start, d.Length, text.Substring(d.Start, d.Length), Round(d.Valence)))]);

    private static double Round(double value) => Math.Round(value, 4);
}
