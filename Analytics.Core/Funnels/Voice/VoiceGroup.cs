namespace Analytics.Core.Funnels.Voice;

/// <summary>Reviews of one product, category or segment.</summary>
/// <param name="Key">The product's code, the category or the segment; empty for those without one.</param>
/// <param name="Name">The name to show; empty for those without one.</param>
/// <param name="Tally">The counts.</param>
public sealed record VoiceGroup(string Key, string Name, VoiceTally Tally);
