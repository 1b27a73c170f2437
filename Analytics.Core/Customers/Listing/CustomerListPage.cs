namespace Analytics.Core.Customers;

/// <summary>A page of the customers' list.</summary>
/// <param name="Scores">Of which scores it is.</param>
/// <param name="Rows">The customers, in the order asked for.</param>
/// <param name="Skip">How many were passed over: fewer than asked for where the list is shorter.</param>
/// <param name="Totals">All that match, on all pages.</param>
public sealed record CustomerListPage(CustomerScores Scores, IReadOnlyList<CustomerListRow> Rows, int Skip, CustomerListTotals Totals);
