namespace Analytics.Web.Api;

/// <summary>Things that were done one right after another.</summary>
/// <param name="Names">The things, in order of time.</param>
/// <param name="People">How many people did so, each once.</param>
public sealed record PathSequenceDocument(IReadOnlyList<string> Names, int People);
