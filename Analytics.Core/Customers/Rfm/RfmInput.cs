using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>What one customer's scores are made of.</summary>
/// <param name="Key">The customer's key.</param>
/// <param name="RecencyDays">Days from the last order to the day of the scores; 0 for an order on that day.</param>
/// <param name="Frequency">Orders in the window; at least 1.</param>
/// <param name="Monetary">Revenue in the window, net or gross.</param>
public readonly record struct RfmInput(int Key, int RecencyDays, int Frequency, Money Monetary);
