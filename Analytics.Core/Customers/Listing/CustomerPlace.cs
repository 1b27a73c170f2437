namespace Analytics.Core.Customers;

/// <summary>Where a customer stands in a list.</summary>
/// <param name="Number">The place, from 1.</param>
/// <param name="Total">How many the list has.</param>
/// <param name="Previous">The id of the one before; null for the first.</param>
/// <param name="Next">The id of the one after; null for the last.</param>
public sealed record CustomerPlace(int Number, int Total, string? Previous, string? Next);
