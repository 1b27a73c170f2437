namespace Analytics.Core.Marketing.Campaigns;

/// <summary>How a campaign's budget goes, over its whole life whatever the period.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Spent">Spent so far.</param>
/// <param name="Utilisation">Spent ÷ budget; null for a budget of 0.</param>
/// <param name="Elapsed">The share of the campaign's days that has passed; null where its days are not known.</param>
/// <param name="Pace">Utilisation ÷ elapsed: above 1 it is spent faster than time goes.</param>
/// <param name="ExpectedSpend">What will be spent by its last day at the rate of its last 14 days; null where its days are not known.</param>
public sealed record BudgetUse(decimal Budget, decimal Spent, double? Utilisation, double? Elapsed, double? Pace, decimal? ExpectedSpend);
