using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Clusters of customers, small enough to be kept and drawn: profiles of all, and some customers of each.</summary>
public sealed record ClusterPicture
{
    /// <summary>The question.</summary>
    public required CustomerClusterQuery Query { get; init; }

    /// <summary>The day from which recency is counted.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How many customers were clustered.</summary>
    public required int Customers { get; init; }

    /// <summary>What each cluster is like.</summary>
    public required IReadOnlyList<ClusterProfile> Profiles { get; init; }

    /// <summary>How the features were scaled before.</summary>
    public required FeatureScaling Scaling { get; init; }

    /// <summary>How well the clusters are parted; null where there is but one.</summary>
    public required SilhouetteScore? Silhouette { get; init; }

    /// <summary>Σ squared distance to the clusters' means, as scaled.</summary>
    public required double Inertia { get; init; }

    /// <summary>Every k that was tried; empty when k was given.</summary>
    public required IReadOnlyList<KMeansCandidate> Candidates { get; init; }

    /// <summary>What a reader should know.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What is known of each point, whether it was clustered on or not.</summary>
    public required IReadOnlyList<CustomerFeature> Features { get; init; }

    /// <summary>Some customers of each cluster, each of a cluster's as likely as another; in the profiles' order.</summary>
    public required IReadOnlyList<IReadOnlyList<ClusterPoint>> Points { get; init; }

    /// <summary>How fresh the data is.</summary>
    public required Freshness Freshness { get; init; }

    /// <summary>How many points there are.</summary>
    public int Drawn => Points.Sum(static p => p.Count);
}
