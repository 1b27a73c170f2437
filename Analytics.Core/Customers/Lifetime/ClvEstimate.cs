namespace Analytics.Core.Customers;

/// <summary>A lifetime value with what it is made of.</summary>
/// <param name="ExpectedOrders">Expected orders over the horizon, not discounted.</param>
/// <param name="Spend">Expected value of an order, in the currency unit; NaN when the spend has no finite mean.</param>
/// <param name="Value">Expected orders × spend × margin, discounted.</param>
/// <param name="Lower">Lower end of the interval; NaN where none was asked for.</param>
/// <param name="Upper">Upper end of the interval.</param>
public readonly record struct ClvEstimate(double ExpectedOrders, double Spend, double Value, double Lower, double Upper);
