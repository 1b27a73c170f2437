namespace Analytics.Core.Funnels.Advice;

/// <summary>What stands out among the parts of a funnel.</summary>
/// <param name="Query">What was asked, its events by their names.</param>
/// <param name="Suggestions">What does, the most lost conversions first; empty where nothing does.</param>
/// <param name="Tested">How many differences were looked at.</param>
/// <param name="OrderValue">The average order value by which conversions are turned into revenue; null without orders.</param>
/// <param name="FalseShare">The share of false ones to be expected among the suggestions, at most.</param>
public sealed record FunnelAdvice(FunnelQuery Query, IReadOnlyList<FunnelSuggestion> Suggestions, int Tested, decimal? OrderValue, double FalseShare);
