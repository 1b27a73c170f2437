using Analytics.Core.Storage;
using Analytics.Core.Text;

namespace Analytics.Core.Funnels.Voice;

/// <summary>A review with what its text says.</summary>
/// <param name="Review">The review.</param>
/// <param name="Sentiment">What its text says, with the words that drove it; null where it has no text.</param>
public sealed record VoiceText(StoredReview Review, SentimentResult? Sentiment);
