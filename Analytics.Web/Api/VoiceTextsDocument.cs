namespace Analytics.Web.Api;

/// <summary>A page of reviews, the latest first.</summary>
/// <param name="Texts">The reviews.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Skip">How many were passed over.</param>
/// <param name="Take">How many were asked for.</param>
public sealed record VoiceTextsDocument(IReadOnlyList<VoiceTextDocument> Texts, int Total, int Skip, int Take);
