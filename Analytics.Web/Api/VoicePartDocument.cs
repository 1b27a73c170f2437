namespace Analytics.Web.Api;

/// <summary>A part of the reviews: a product, category, segment, or a day, week or month.</summary>
/// <param name="Key">The product's code, the category, the segment, or the first day; empty for those without one.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Counts">The counts.</param>
public sealed record VoicePartDocument(string Key, string Name, VoiceTallyDocument Counts);
