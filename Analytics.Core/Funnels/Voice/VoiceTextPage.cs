namespace Analytics.Core.Funnels.Voice;

/// <summary>A page of reviews, the latest first, those without a date last.</summary>
/// <param name="Texts">The reviews.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record VoiceTextPage(IReadOnlyList<VoiceText> Texts, int Total);
