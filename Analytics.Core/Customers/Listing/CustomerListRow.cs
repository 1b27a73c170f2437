using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>A customer of the list.</summary>
/// <param name="Row">The row in the scores.</param>
/// <param name="Who">Who it is.</param>
/// <param name="Score">What is known and predicted.</param>
public sealed record CustomerListRow(int Row, CustomerDetail Who, CustomerScore Score);
