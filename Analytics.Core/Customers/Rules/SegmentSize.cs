using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>How large a segment is.</summary>
/// <param name="Count">How many customers are in it.</param>
/// <param name="Customers">Of how many known customers, those without an order among them.</param>
/// <param name="NetRevenue">Σ amount over its customers' lines in <paramref name="Period"/>.</param>
/// <param name="TotalNetRevenue">Σ amount over all lines in <paramref name="Period"/>, anonymous ones among them.</param>
/// <param name="Period">The last twelve months up to today; null without data.</param>
/// <param name="Freshness">How fresh the data is.</param>
/// <param name="Missing">What was not known; null when nothing was missing.</param>
public sealed record SegmentSize(
    int Count, int Customers, Money NetRevenue, Money TotalNetRevenue, Period? Period, Freshness Freshness, string? Missing)
{
    /// <summary>Its share of customers, 0 to 1; null when there is none.</summary>
    public double? Share => Customers == 0 ? null : (double)Count / Customers;

    /// <summary>Its share of net revenue; null when there is none, or what there is is not positive.</summary>
    public double? RevenueShare => TotalNetRevenue.Units <= 0 ? null : (double)NetRevenue.Units / TotalNetRevenue.Units;
}
