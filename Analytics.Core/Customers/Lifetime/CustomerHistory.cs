namespace Analytics.Core.Customers;

/// <summary>One customer as the lifetime models see them; times in one <see cref="LifetimeUnit"/>.</summary>
/// <param name="Key">The customer's key.</param>
/// <param name="Frequency">Repeat purchase days, the first one left out.</param>
/// <param name="Recency">From the first purchase to the last; 0 without a repeat.</param>
/// <param name="T">From the first purchase to the end of calibration; at least <paramref name="Recency"/>.</param>
/// <param name="MeanValue">Mean over the repeat purchase days of that day's total, in the currency unit; 0 when there is none.</param>
public readonly record struct CustomerHistory(int Key, int Frequency, double Recency, double T, double MeanValue);
