namespace Analytics.Core.Customers;

/// <summary>One customer of a <see cref="ClusterPicture"/>.</summary>
/// <param name="Id">The shop's own id.</param>
/// <param name="Name">The name to show, where there is one.</param>
/// <param name="Values">What is known of the customer, in the picture's order of features.</param>
public sealed record ClusterPoint(string Id, string? Name, IReadOnlyList<double> Values);
