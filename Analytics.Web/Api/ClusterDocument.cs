using Analytics.Core.Customers;

namespace Analytics.Web.Api;

/// <summary>One cluster.</summary>
/// <param name="Cluster">Its number, from 0.</param>
/// <param name="Name">A name from what sets it apart.</param>
/// <param name="Size">How many customers.</param>
/// <param name="Share">Its share of all, 0 to 1.</param>
/// <param name="Centre">Its centre, feature by feature, in plain units.</param>
/// <param name="Features">Means and medians in plain units, and how many standard deviations the centre lies from all customers' mean.</param>
public sealed record ClusterDocument(
    int Cluster, string Name, int Size, double Share, IReadOnlyDictionary<string, double> Centre, IReadOnlyList<FeatureProfile> Features);
