namespace Analytics.Web.Api;

/// <summary>A word, expression, emoticon or emoji that drove a score.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Text">What it is.</param>
/// <param name="Valence">What it adds, after negation and emphasis; below 0 for bad.</param>
public sealed record SentimentDriverDocument(int Start, int Length, string Text, double Valence);
