namespace Analytics.Core.Customers;

/// <summary>What the rows of one cluster are like.</summary>
/// <param name="Cluster">Its index in the fit.</param>
/// <param name="Name">A name of its own, from what sets it apart: "frequent, high spend, recent".</param>
/// <param name="Size">How many rows.</param>
/// <param name="Share">Its share of all rows, 0 to 1.</param>
/// <param name="Features">Its features, in the matrix's order.</param>
public sealed record ClusterProfile(int Cluster, string Name, int Size, double Share, IReadOnlyList<FeatureProfile> Features);
