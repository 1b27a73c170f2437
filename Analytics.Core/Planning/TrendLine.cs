namespace Analytics.Core.Planning;

/// <summary>A straight line through the history, its season taken out.</summary>
/// <param name="Slope">The change a step, in the measure's unit.</param>
/// <param name="Yearly">The change over a year ÷ the mean; null where that is not positive.</param>
/// <param name="RSquared">The share of the variance that the line with its season explains, in-sample.</param>
/// <param name="IsClear">Whether the slope is more than twice its standard error.</param>
/// <param name="Steps">How many steps it was drawn through.</param>
public sealed record TrendLine(double Slope, double? Yearly, double RSquared, bool IsClear, int Steps);
