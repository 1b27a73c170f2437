namespace Analytics.Core.Customers;

/// <summary>A churn tier by rule and by model side by side.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="ByRule">Customers in it by rule.</param>
/// <param name="ByModel">Customers in it by model, see <see cref="ChurnReport.TierOf"/>.</param>
/// <param name="MeanProbability">The mean churn probability by model of those who are in it by rule; null where none is known.</param>
/// <param name="ValueAtRisk">Σ value at risk of those who are in it by rule, in the currency.</param>
public sealed record ChurnTierTotal(ChurnTier Tier, int ByRule, int ByModel, double? MeanProbability, double ValueAtRisk);
