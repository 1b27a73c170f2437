using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>What one group of segments holds: the sum of its segments.</summary>
/// <param name="Group">The group.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Revenue">Σ monetary.</param>
/// <param name="Segments">Its segments, the best first.</param>
public sealed record SegmentGroupTotal(SegmentGroup Group, int Customers, Money Revenue, IReadOnlyList<RfmSegmentTotal> Segments);
