namespace Analytics.Core.Customers;

/// <summary>The k of the highest silhouette, and what the others came to.</summary>
/// <param name="Best">The clusters kept.</param>
/// <param name="Candidates">Every k that was tried, ascending.</param>
public sealed record KMeansSelection(KMeansFit Best, IReadOnlyList<KMeansCandidate> Candidates);
