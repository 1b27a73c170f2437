namespace Analytics.Core.Customers;

/// <summary>How well days to the next order were told.</summary>
/// <param name="Name">By what, for people.</param>
/// <param name="Customers">How many customers it says something of.</param>
/// <param name="MeanAbsoluteDays">Mean of |predicted − actual| in days; a prediction beyond the hidden days counts with their end.</param>
/// <param name="MedianAbsoluteDays">Median of the same.</param>
/// <param name="WithinWeek">The share whose order came within seven days of the prediction.</param>
public sealed record TimingScore(string Name, int Customers, double MeanAbsoluteDays, double MedianAbsoluteDays, double WithinWeek);
