namespace Analytics.Core.Customers;

/// <summary>A day on which a customer has a line.</summary>
/// <param name="Day">The shop's day.</param>
/// <param name="Orders">Orders begun on it; 0 for returns and adjustments alone.</param>
/// <param name="Gross">Gross revenue.</param>
/// <param name="Returns">What came back, never negative.</param>
/// <param name="Net">Net revenue.</param>
/// <param name="Cumulative">Net revenue up to this day, inside.</param>
public sealed record PurchaseDay(DateOnly Day, int Orders, decimal Gross, decimal Returns, decimal Net, decimal Cumulative);
