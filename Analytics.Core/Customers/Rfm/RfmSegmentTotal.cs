using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>What one segment holds: the sum of its cells.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Revenue">Σ monetary.</param>
/// <param name="RevenueAtRisk">Σ positive monetary in the segments at risk; elsewhere nothing.</param>
public sealed record RfmSegmentTotal(RfmSegment Segment, int Customers, Money Revenue, Money RevenueAtRisk);
