using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>The shop's customers in clusters.</summary>
/// <param name="Query">The question.</param>
/// <param name="AsOf">The day from which recency is counted.</param>
/// <param name="Keys">The customers' keys, in the order of the rows.</param>
/// <param name="Data">Their features, in plain units.</param>
/// <param name="Fit">The clusters; value tiers run from high to low, others from large to small.</param>
/// <param name="Profiles">What each cluster is like, and its name.</param>
/// <param name="Candidates">What every k came to that was tried; empty when k was given.</param>
/// <param name="Freshness">How fresh the data is.</param>
public sealed record CustomerClusters(
    CustomerClusterQuery Query,
    DateOnly AsOf,
    IReadOnlyList<int> Keys,
    FeatureMatrix Data,
    KMeansFit Fit,
    IReadOnlyList<ClusterProfile> Profiles,
    IReadOnlyList<KMeansCandidate> Candidates,
    Freshness Freshness);
