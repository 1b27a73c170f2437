namespace Analytics.Web.Api;

/// <summary>People who went from one node to another.</summary>
/// <param name="From">The place of the nearer node among the nodes, from 0 on.</param>
/// <param name="To">The place of the one further away.</param>
/// <param name="Count">How many people.</param>
public sealed record PathLinkDocument(int From, int To, int Count);
