using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>Sums over the customers that match a list's conditions.</summary>
/// <param name="Customers">How many match.</param>
/// <param name="All">Of how many.</param>
/// <param name="Orders">Σ orders.</param>
/// <param name="NetRevenue">Σ net revenue.</param>
/// <param name="ExpectedOrders">Σ expected orders within the horizon; null without a model.</param>
/// <param name="Clv">Σ lifetime value by model; null without a model.</param>
/// <param name="AtRisk">How many are at risk (<see cref="CustomerScores.IsAtRisk"/>).</param>
/// <param name="ValueAtRisk">Σ <see cref="CustomerScores.ValueAtRisk"/>.</param>
public sealed record CustomerListTotals(
    int Customers, int All, long Orders, Money NetRevenue, double? ExpectedOrders, double? Clv, int AtRisk, double ValueAtRisk)
{
    /// <summary>Net revenue ÷ orders; null without an order.</summary>
    public decimal? AverageOrderValue => Orders == 0 ? null : NetRevenue.Amount / Orders;
}
