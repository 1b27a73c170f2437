using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>The colours of groups of segments, the same on every picture.</summary>
public static class SegmentLook
{
    /// <summary>A group's colour, as a CSS variable.</summary>
    public static string ColourOf(SegmentGroup group) => group switch
    {
        SegmentGroup.Best => "var(--series-3)",
        SegmentGroup.Growing => "var(--series-1)",
        SegmentGroup.Cooling => "var(--series-2)",
        SegmentGroup.AtRisk => "var(--series-4)",
        _ => SeriesColours.Other,
    };

    /// <summary>A segment's colour: its group's.</summary>
    public static string ColourOf(RfmSegment segment) => ColourOf(SegmentGroups.Of(segment));
}
