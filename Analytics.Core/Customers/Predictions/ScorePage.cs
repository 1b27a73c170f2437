namespace Analytics.Core.Customers;

/// <summary>A page of customers.</summary>
/// <param name="Rows">Their rows in <see cref="CustomerScores"/>.</param>
/// <param name="Total">How many match, on all pages.</param>
public sealed record ScorePage(IReadOnlyList<int> Rows, int Total);
