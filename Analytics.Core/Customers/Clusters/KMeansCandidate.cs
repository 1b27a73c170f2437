namespace Analytics.Core.Customers;

/// <summary>What one k came to.</summary>
/// <param name="K">How many clusters.</param>
/// <param name="Inertia">Σ squared distance to the clusters' means, as scaled.</param>
/// <param name="Silhouette">How well they are parted; null when they cannot be.</param>
public sealed record KMeansCandidate(int K, double Inertia, SilhouetteScore? Silhouette);
