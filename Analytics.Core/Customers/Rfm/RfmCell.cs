using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>What one cell of the map holds.</summary>
/// <param name="R">Recency's score.</param>
/// <param name="Fm">Frequency's and monetary's common score.</param>
/// <param name="Segment">The segment it belongs to.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Revenue">Σ monetary.</param>
/// <param name="RevenueAtRisk">In the segments At Risk and Cannot Lose Them Σ monetary over customers where it is positive; elsewhere nothing.</param>
public sealed record RfmCell(int R, int Fm, RfmSegment Segment, int Customers, Money Revenue, Money RevenueAtRisk);
