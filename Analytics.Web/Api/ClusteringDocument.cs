using Analytics.Core.Customers;

namespace Analytics.Web.Api;

/// <summary>Clusters of customers by K-means.</summary>
/// <param name="Customers">How many were clustered.</param>
/// <param name="K">How many clusters there are.</param>
/// <param name="AsOf">The day from which recency is counted.</param>
/// <param name="WindowDays">How many days up to it count; null for all.</param>
/// <param name="Seed">What the random choices followed from.</param>
/// <param name="Starts">How many starts there were.</param>
/// <param name="Inertia">Σ squared distance to the clusters' centres, as scaled.</param>
/// <param name="Silhouette">How well the clusters are parted; null where there is but one.</param>
/// <param name="Iterations">Passes of the winning start.</param>
/// <param name="Converged">Whether no customer changes its cluster any more.</param>
/// <param name="Scaling">How each feature was scaled.</param>
/// <param name="Clusters">The clusters: value tiers from high to low, others from large to small.</param>
/// <param name="Candidates">Every k that was tried; empty when k was given.</param>
/// <param name="Members">The first customers with their cluster, as many as were asked for.</param>
/// <param name="Warnings">What a reader should know, such as a constant feature.</param>
/// <param name="Currency">The shop's currency, ISO 4217.</param>
/// <param name="DataVersion">The version of the data.</param>
public sealed record ClusteringDocument(
    int Customers,
    int K,
    DateOnly AsOf,
    int? WindowDays,
    long Seed,
    int Starts,
    double Inertia,
    SilhouetteScore? Silhouette,
    int Iterations,
    bool Converged,
    IReadOnlyList<FeatureScale> Scaling,
    IReadOnlyList<ClusterDocument> Clusters,
    IReadOnlyList<KMeansCandidate> Candidates,
    IReadOnlyList<ClusterMemberDocument> Members,
    IReadOnlyList<string> Warnings,
    string Currency,
    long DataVersion);
