namespace Analytics.Core.Marketing.Optimizer;

/// <summary>What was spent on a day, and what came of it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Spend">In the shop's currency, above 0.</param>
/// <param name="Outcome">Conversions, or attributed revenue in the shop's currency.</param>
public readonly record struct SpendDay(DateOnly Day, double Spend, double Outcome);
