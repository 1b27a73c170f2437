namespace Analytics.Core.Customers;

/// <summary>RFM's segments by code from 0, for columns.</summary>
internal static class SegmentMap
{
    public static IReadOnlyList<string> Names { get; } = [.. RfmMap.Segments.Select(RfmMap.NameOf)];

    public static int CodeOf(int r, int fm) => (int)RfmMap.SegmentOf(r, fm) - (int)RfmSegment.Champions;

    public static bool IsAtRisk(int code) => RfmMap.IsAtRisk(RfmSegment.Champions + code);
}
