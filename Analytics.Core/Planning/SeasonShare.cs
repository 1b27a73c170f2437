namespace Analytics.Core.Planning;

/// <summary>How one weekday or month compares with the mean.</summary>
/// <param name="Number">The weekday, 1 is Monday, or the month, 1 to 12.</param>
/// <param name="Mean">Its mean day, in the measure's unit.</param>
/// <param name="Ratio">Its mean ÷ the mean of all; null where that is not positive.</param>
/// <param name="Days">How many days there were.</param>
public sealed record SeasonShare(int Number, double Mean, double? Ratio, int Days);
