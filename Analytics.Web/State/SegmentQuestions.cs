using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Reads from a view what is asked of segments and cohorts, so that a page and its export ask the same.</summary>
public static class SegmentQuestions
{
    private const int DaysForDays = 45;
    private const int DaysForWeeks = 200;

    /// <summary>
    /// The scores as of the period's last day, of all orders so far or with <c>on=period</c> of the period's alone. A filter on the RFM segment is left out:
    /// scores among the customers of one score would be others.
    /// </summary>
    public static RfmQuery Rfm(PageView view, Period? period, Freshness freshness)
    {
        var asOf = period is null || period.To > freshness.Today ? freshness.Today : period.To;
        return new RfmQuery
        {
            AsOf = asOf,
            WindowDays = view.Option("on") == "period" && period is not null ? Math.Max(1, asOf.DayNumber - period.From.DayNumber + 1) : null,
            Gross = view.Option("money") == "gross",
            Filters = [.. view.Filters.Where(static f => f.Dimension != Dimension.RfmSegment)],
        };
    }

    /// <summary>The cohorts of the period.</summary>
    public static CohortQuery Cohorts(PageView view, Period? period) => new()
    {
        Bucket = BucketOf(view, period),
        Filters = view.Filters,
        Period = period,
    };

    /// <summary>What cohorts are to tell.</summary>
    public static CohortMeasure MeasureOf(PageView view) => view.Option("show") switch
    {
        "rolling" => CohortMeasure.RollingRetention,
        "revenue" => CohortMeasure.CumulativeRevenue,
        "gross" => CohortMeasure.CumulativeGross,
        _ => CohortMeasure.Retention,
    };

    /// <summary>The length of a cohort's period: what the address says, else what fits the days.</summary>
    public static Dimension BucketOf(PageView view, Period? period) => view.Option("cohort") switch
    {
        "day" => Dimension.Day,
        "week" => Dimension.Week,
        "month" => Dimension.Month,
        _ => period?.Days switch
        {
            <= DaysForDays => Dimension.Day,
            <= DaysForWeeks => Dimension.Week,
            _ => Dimension.Month,
        },
    };
}
