namespace Analytics.Web.Api;

/// <summary>One category.</summary>
/// <param name="Category">Its name; <c>(none)</c> for lines without one.</param>
/// <param name="NetRevenue">Its net revenue.</param>
/// <param name="Share">Its net revenue ÷ that of all; null where that is 0.</param>
/// <param name="Change">(Net revenue − comparison) ÷ |comparison|; null where there is none.</param>
/// <param name="Orders">Orders with it.</param>
/// <param name="Units">Pieces.</param>
/// <param name="ActiveCustomers">Customers who bought it.</param>
/// <param name="AverageOrderValue">Its net revenue ÷ orders with it.</param>
/// <param name="Returns">Its returns.</param>
public sealed record CategoryDocument(
    string Category,
    decimal? NetRevenue,
    decimal? Share,
    decimal? Change,
    decimal? Orders,
    decimal? Units,
    decimal? ActiveCustomers,
    decimal? AverageOrderValue,
    decimal? Returns);
