namespace Analytics.Core.Customers;

/// <summary>Which RFM segments go together.</summary>
public static class SegmentGroups
{
    /// <summary>All groups, the best first.</summary>
    public static IReadOnlyList<SegmentGroup> All { get; } = Enum.GetValues<SegmentGroup>();

    /// <summary>The group of a segment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such segment.</exception>
    public static SegmentGroup Of(RfmSegment segment) => segment switch
    {
        RfmSegment.Champions or RfmSegment.LoyalCustomers => SegmentGroup.Best,
        RfmSegment.PotentialLoyalists or RfmSegment.NewCustomers or RfmSegment.Promising => SegmentGroup.Growing,
        RfmSegment.NeedAttention or RfmSegment.AboutToSleep => SegmentGroup.Cooling,
        RfmSegment.AtRisk or RfmSegment.CannotLoseThem => SegmentGroup.AtRisk,
        RfmSegment.Hibernating or RfmSegment.Lost => SegmentGroup.Gone,
        _ => throw new ArgumentOutOfRangeException(nameof(segment), segment, "There is no such segment."),
    };

    /// <summary>The group's name for people.</summary>
    public static string NameOf(SegmentGroup group) => group switch
    {
        SegmentGroup.Best => "Best customers",
        SegmentGroup.Growing => "Growing",
        SegmentGroup.Cooling => "Cooling off",
        SegmentGroup.AtRisk => "At risk",
        SegmentGroup.Gone => "Long gone",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "There is no such group."),
    };

    /// <summary>The group's segments, the best first.</summary>
    public static IReadOnlyList<RfmSegment> SegmentsOf(SegmentGroup group) => [.. RfmMap.Segments.Where(s => Of(s) == group)];
}
