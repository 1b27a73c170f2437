using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>What the measures of segments are called and how they are read.</summary>
public static class SegmentMeasures
{
    /// <summary>A measure's name in addresses.</summary>
    public static string KeyOf(SegmentMeasure measure) => measure switch
    {
        SegmentMeasure.Customers => "customers",
        SegmentMeasure.Revenue => "revenue",
        SegmentMeasure.Average => "average",
        _ => "risk",
    };

    /// <summary>The measure of this name, if it is one of <paramref name="offered"/>; else the first of these.</summary>
    public static SegmentMeasure Find(string? key, params ReadOnlySpan<SegmentMeasure> offered)
    {
        foreach (var measure in offered)
        {
            if (KeyOf(measure) == key)
            {
                return measure;
            }
        }

        return offered[0];
    }

    /// <summary>Its name on a page.</summary>
    public static string LabelOf(SegmentMeasure measure) => measure switch
    {
        SegmentMeasure.Customers => "Customers",
        SegmentMeasure.Revenue => "Revenue",
        SegmentMeasure.Average => "Per customer",
        _ => "Spent so far at risk",
    };

    /// <summary>What it is counted in.</summary>
    public static MeasureUnit UnitOf(SegmentMeasure measure) => measure == SegmentMeasure.Customers ? MeasureUnit.Count : MeasureUnit.Money;

    /// <summary>A cell's value; null where an average has nobody.</summary>
    public static decimal? Of(RfmCell cell, SegmentMeasure measure) => Of(cell.Customers, cell.Revenue.Amount, cell.RevenueAtRisk.Amount, measure);

    /// <summary>A segment's value; null where an average has nobody.</summary>
    public static decimal? Of(RfmSegmentTotal total, SegmentMeasure measure) => Of(total.Customers, total.Revenue.Amount, total.RevenueAtRisk.Amount, measure);

    private static decimal? Of(int customers, decimal revenue, decimal risk, SegmentMeasure measure) => measure switch
    {
        SegmentMeasure.Customers => customers,
        SegmentMeasure.Revenue => revenue,
        SegmentMeasure.Average => customers == 0 ? null : revenue / customers,
        _ => risk,
    };
}
