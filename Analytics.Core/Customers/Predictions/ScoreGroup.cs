using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>Customers who share a name, such as a segment or tier.</summary>
/// <param name="Code">The name's code.</param>
/// <param name="Name">The name.</param>
/// <param name="Customers">How many.</param>
/// <param name="Orders">Σ orders.</param>
/// <param name="NetRevenue">Σ net revenue.</param>
/// <param name="Clv">Σ lifetime value by model (by formula where there is none).</param>
/// <param name="AtRisk">How many of them are at risk.</param>
/// <param name="ValueAtRisk">Σ <see cref="CustomerScores.ValueAtRisk"/>.</param>
/// <param name="MeanRecencyDays">Mean days since the last order.</param>
/// <param name="MeanChurnProbability">Mean churn probability by model; null where there is none.</param>
public sealed record ScoreGroup(
    int Code,
    string Name,
    int Customers,
    long Orders,
    Money NetRevenue,
    double Clv,
    int AtRisk,
    double ValueAtRisk,
    double? MeanRecencyDays,
    double? MeanChurnProbability);
