namespace Analytics.Core.Customers;

/// <summary>Expected and actual orders of one week by one run.</summary>
/// <param name="From">The first day, inside.</param>
/// <param name="To">The last day, inside.</param>
/// <param name="Expected">Expected days with an order.</param>
/// <param name="Actual">What came; null while it is not known.</param>
/// <param name="FittedAt">When the run was computed.</param>
/// <param name="Seen">The last day that its model saw.</param>
/// <param name="IsHidden">Whether the week lies in the hidden time of the run, whose model was fitted without it; else it lay in the future.</param>
public sealed record OrderWeek(DateOnly From, DateOnly To, double Expected, long? Actual, DateTimeOffset FittedAt, DateOnly Seen, bool IsHidden);
