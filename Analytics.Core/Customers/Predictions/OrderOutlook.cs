namespace Analytics.Core.Customers;

/// <summary>
/// Orders expected in the weeks to come from customers who are known; those of customers yet to come are not in it.
/// Several orders of a customer on one day count once, as in the model.
/// </summary>
/// <param name="AsOf">The last day that the model saw.</param>
/// <param name="Weeks">The weeks after it.</param>
public sealed record OrderOutlook(DateOnly AsOf, IReadOnlyList<OutlookWeek> Weeks);
