using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages;

/// <summary>Makes the Overview's tiles of two answers: the totals and the same by time.</summary>
public static class OverviewTiles
{
    // Of a comparison period that the data only began within, less than this part says nothing.
    private const double CoveredPart = 0.9;

    /// <summary>What the tiles show, in their order.</summary>
    public static IReadOnlyList<Measure> Measures { get; } =
    [
        Measure.NetRevenue, Measure.Orders, Measure.AverageOrderValue, Measure.ActiveCustomers, Measure.NewCustomers,
        Measure.RepeatRate, Measure.RetentionRate, Measure.RevenuePerCustomer, Measure.RepeatRevenueRunRate,
    ];

    /// <summary>The tiles.</summary>
    /// <param name="totals">The answer without a breakdown.</param>
    /// <param name="trend">The same measures by a bucket of time; null while it is computed.</param>
    /// <param name="span">The first and last day with a line.</param>
    /// <param name="format">How days are written.</param>
    public static IReadOnlyList<TileModel> Make(QueryResult totals, QueryResult? trend, Period? span, Formatter format)
    {
        var reason = NoComparison(totals, span, format);
        return
        [
            .. totals.Query.Measures.Select((measure, place) => new TileModel(
                MeasureCatalog.Of(measure),
                totals.Totals[place],
                reason is null ? totals.ComparisonTotals?[place] : null,
                totals.ComparisonPeriod,
                reason,
                Trend(trend, measure))),
        ];
    }

    private static string? NoComparison(QueryResult totals, Period? span, Formatter format)
    {
        if (totals.ComparisonPeriod is not { } before || span is null)
        {
            return null;
        }

        var missing = span.From.DayNumber - before.From.DayNumber;
        return missing > before.Days * (1 - CoveredPart) ? $"nothing to compare with: data begin {format.Day(span.From)}" : null;
    }

    // The last bucket is left out while it is not finished: half a month is no fall.
    private static IReadOnlyList<double?> Trend(QueryResult? trend, Measure measure)
    {
        if (trend is null)
        {
            return [];
        }

        var place = trend.Query.Measures.ToList().IndexOf(measure);
        return place < 0 ? [] : [.. trend.Rows.Where(r => !r.IsUnfinished).Select(r => ChartText.Number(r.Values[place].Value))];
    }
}
