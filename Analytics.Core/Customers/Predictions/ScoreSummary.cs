using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>All customers in a few numbers.</summary>
/// <param name="Customers">Customers with an order.</param>
/// <param name="NetRevenue">Σ net revenue.</param>
/// <param name="MeanClv">Mean lifetime value by model; null without a model.</param>
/// <param name="MeanClvFormula">Mean lifetime value by formula.</param>
/// <param name="AtRisk">How many are at risk (<see cref="CustomerScores.IsAtRisk"/>).</param>
/// <param name="ValueAtRisk">Σ expected lifetime value over those at risk.</param>
/// <param name="ExpectedOrders">Σ expected orders within the horizon; null without a model.</param>
/// <param name="ExpectedChurn">Mean churn probability by model; null without a model.</param>
public sealed record ScoreSummary(
    int Customers,
    Money NetRevenue,
    double? MeanClv,
    double? MeanClvFormula,
    int AtRisk,
    double ValueAtRisk,
    double? ExpectedOrders,
    double? ExpectedChurn);
