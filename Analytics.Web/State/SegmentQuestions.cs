using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Reads from a view what is asked of segments and cohorts, so that a page and its export ask the same.</summary>
public static class SegmentQuestions
{
    /// <summary>The most clusters that a page asks for: each has a colour of its own.</summary>
    public const int MostClusters = 8;

    private const int UsualDays = 90;
    private const int MostDays = 3_650;
    private const int DaysForDays = 45;
    private const int DaysForWeeks = 200;

    /// <summary>
    /// The scores as of the period's last day, of all orders so far or with <c>on=period</c> of the period's alone. A filter on the RFM segment is left out:
    /// scores among the customers of one score would be others.
    /// </summary>
    public static RfmQuery Rfm(PageView view, Period? period, Freshness freshness, ScoringSettings settings)
    {
        var asOf = period is null || period.To > freshness.Today ? freshness.Today : period.To;
        return settings.Rfm(asOf) with
        {
            WindowDays = view.Option("on") == "period" && period is not null ? Math.Max(1, asOf.DayNumber - period.From.DayNumber + 1) : null,
            Gross = IsGross(view, settings),
            Filters = [.. view.Filters.Where(static f => f.Dimension != Dimension.RfmSegment)],
        };
    }

    /// <summary>
    /// The earlier day of a movement: the address's <c>since</c>, a day or a number of days; else 90 days before the later one. Held before the later day.
    /// </summary>
    public static DateOnly Since(PageView view, DateOnly asOf)
    {
        var since = view.Option("since");
        var day = DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var named) ? named
            : Before(asOf, int.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays ? days : UsualDays);
        return day < asOf ? day : Before(asOf, 1);
    }

    /// <summary>
    /// The clusters as of the period's last day, of all orders so far or of the period's alone: <c>preset</c> (tiers, behaviour, own), <c>features</c> for one's
    /// own, <c>k</c> (a number, or auto for the best silhouette).
    /// </summary>
    public static CustomerClusterQuery Clusters(PageView view, Period? period, Freshness freshness)
    {
        var rfm = Rfm(view, period, freshness, ScoringSettings.Default);
        return new CustomerClusterQuery
        {
            Preset = view.Option("preset") == "behaviour" ? ClusterPreset.Behaviour : ClusterPreset.ValueTiers,
            Features = view.Option("preset") == "own" ? OwnFeatures(view) : [],
            K = view.Option("k") switch
            {
                "auto" => 0,
                { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var k) && k is >= 2 and <= MostClusters => k,
                _ => null,
            },
            AsOf = rfm.AsOf,
            WindowDays = rfm.WindowDays,
            Filters = view.Filters,
        };
    }

    /// <summary>The features that the address names; recency, orders and monetary where it names fewer than two.</summary>
    public static IReadOnlyList<CustomerFeature> OwnFeatures(PageView view)
    {
        CustomerFeature[] named = [.. (view.Option("features") ?? string.Empty).Split(',').Select(CustomerFeatures.Find).Where(static f => f is not null).Select(static f => f!.Value).Distinct()];
        return named.Length >= 2 ? named : [CustomerFeature.Recency, CustomerFeature.Orders, CustomerFeature.Monetary];
    }

    /// <summary>Whether revenue is gross: what the address says, else what predictions go by.</summary>
    public static bool IsGross(PageView view, ScoringSettings settings) => view.Option("money") switch
    {
        "gross" => true,
        "net" => false,
        _ => settings.Gross,
    };

    /// <summary>The cohorts of the period.</summary>
    public static CohortQuery Cohorts(PageView view, Period? period) => new()
    {
        Bucket = BucketOf(view, period),
        Clock = view.Option("clock") == "hours" ? CohortClock.FirstOrder : CohortClock.Calendar,
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

    private static DateOnly Before(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - days));
}
