namespace Analytics.Core.Funnels.Paths;

/// <summary>People who went from one node to another, in the order of distance.</summary>
/// <param name="From">The place of the nearer node.</param>
/// <param name="To">The place of the one further away.</param>
/// <param name="Count">How many people.</param>
public sealed record PathLink(int From, int To, int Count);
