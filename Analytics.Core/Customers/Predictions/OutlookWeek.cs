namespace Analytics.Core.Customers;

/// <summary>Expected and actual orders of seven days.</summary>
/// <param name="From">The first day, inside.</param>
/// <param name="To">The last day, inside.</param>
/// <param name="Expected">Expected days with an order, over all customers known at the beginning.</param>
/// <param name="Actual">What came, for the same customers; null while the week is not over.</param>
public sealed record OutlookWeek(DateOnly From, DateOnly To, double Expected, long? Actual);
