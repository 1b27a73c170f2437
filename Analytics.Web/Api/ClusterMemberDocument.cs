namespace Analytics.Web.Api;

/// <summary>One customer's cluster.</summary>
/// <param name="Id">The shop's id of the customer.</param>
/// <param name="Cluster">The cluster's number, from 0.</param>
public sealed record ClusterMemberDocument(string Id, int Cluster);
