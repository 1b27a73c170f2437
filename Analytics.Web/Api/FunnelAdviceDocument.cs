namespace Analytics.Web.Api;

/// <summary>What stands out among the parts of a funnel.</summary>
/// <param name="Suggestions">What does, the most lost conversions first; empty where nothing does.</param>
/// <param name="Tested">How many differences were looked at.</param>
/// <param name="FalseShare">The share of false ones to be expected among the suggestions, at most.</param>
public sealed record FunnelAdviceDocument(IReadOnlyList<FunnelSuggestionDocument> Suggestions, int Tested, double FalseShare);
