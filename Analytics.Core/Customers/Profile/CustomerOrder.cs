namespace Analytics.Core.Customers;

/// <summary>All lines of one customer with one order id.</summary>
/// <param name="OrderId">The order's id.</param>
/// <param name="At">When its first line was written, in the shop's zone.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Units">Σ quantity, returned ones taken off.</param>
/// <param name="Gross">Gross revenue.</param>
/// <param name="Returns">What came back, never negative.</param>
/// <param name="Net">Net revenue.</param>
public sealed record CustomerOrder(string OrderId, DateTimeOffset At, int Lines, decimal Units, decimal Gross, decimal Returns, decimal Net);
