namespace Analytics.Core.Customers;

/// <summary>One feature of one cluster, in plain units.</summary>
/// <param name="Feature">Which.</param>
/// <param name="Mean">The mean over the cluster's rows.</param>
/// <param name="Median">The median; of an even number of rows the mean of the middle two.</param>
/// <param name="Away">How many standard deviations the cluster's centre lies from the mean of all rows, logged where the feature is; 0 for a constant feature.</param>
public sealed record FeatureProfile(Feature Feature, double Mean, double Median, double Away);
