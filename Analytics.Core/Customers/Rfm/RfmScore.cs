using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>One customer's scores.</summary>
/// <param name="Key">The customer's key.</param>
/// <param name="RecencyDays">Days since the last order.</param>
/// <param name="Frequency">Orders.</param>
/// <param name="Monetary">Revenue.</param>
/// <param name="R">Recency's score, 1 to 5; 5 is the most recent.</param>
/// <param name="F">Frequency's score, 1 to 5.</param>
/// <param name="M">Monetary's score, 1 to 5.</param>
/// <param name="Fm">⌈w F + (1 − w) M⌉.</param>
/// <param name="Segment">The segment of the cell (R, FM).</param>
public readonly record struct RfmScore(int Key, int RecencyDays, int Frequency, Money Monetary, int R, int F, int M, int Fm, RfmSegment Segment);
