using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>One customer's days with a line, in time's order, and what the purchase models see of them.</summary>
/// <param name="Days">The days.</param>
/// <param name="AsOf">The day that counts as today.</param>
public sealed record PurchaseTimeline(IReadOnlyList<PurchaseDay> Days, DateOnly AsOf)
{
    private const int Net = 0;
    private const int Gross = 1;
    private const int Returned = 2;
    private const int Ordered = 3;

    /// <summary>The question whose answer <see cref="Of"/> reads.</summary>
    /// <param name="customer">The customer's id.</param>
    public static AnalyticsQuery Question(string customer) => new()
    {
        Measures = [Measure.NetRevenue, Measure.GrossRevenue, Measure.Returns, Measure.Orders],
        By = [Dimension.Day],
        Filters = [new Filter(Dimension.Customer, [customer])],
    };

    /// <summary>The days of an answer to <see cref="Question"/>.</summary>
    public static PurchaseTimeline Of(QueryResult answer, DateOnly asOf)
    {
        var days = new List<PurchaseDay>(answer.Rows.Count);
        var sum = 0m;
        foreach (var row in answer.Rows.Where(r => r.Keys[0].Start is not null).OrderBy(r => r.Keys[0].Start))
        {
            var net = row.Values[Net].Value ?? 0m;
            sum += net;
            days.Add(new PurchaseDay(
                row.Keys[0].Start!.Value, (int)(row.Values[Ordered].Value ?? 0m), row.Values[Gross].Value ?? 0m, row.Values[Returned].Value ?? 0m, net, sum));
        }

        return new PurchaseTimeline(days, asOf);
    }

    /// <summary>Days with an order: several on one day count once, as in the models.</summary>
    public int OrderDays => Days.Count(d => d.Orders > 0);

    /// <summary>The models' frequency: days with an order after the first.</summary>
    public int RepeatDays => Math.Max(0, OrderDays - 1);

    /// <summary>The first day with an order; null without one.</summary>
    public DateOnly? First => Days.FirstOrDefault(d => d.Orders > 0)?.Day;

    /// <summary>The last day with an order; null without one.</summary>
    public DateOnly? Last => Days.LastOrDefault(d => d.Orders > 0)?.Day;

    /// <summary>The models' recency: days from the first to the last day with an order.</summary>
    public int SpanDays => First is { } first && Last is { } last ? last.DayNumber - first.DayNumber : 0;

    /// <summary>The models' T: days from the first day with an order to today.</summary>
    public int AgeDays => First is { } first ? Math.Max(0, AsOf.DayNumber - first.DayNumber) : 0;

    /// <summary>Days since the last day with an order.</summary>
    public int SinceDays => Last is { } last ? Math.Max(0, AsOf.DayNumber - last.DayNumber) : 0;

    /// <summary>Mean days between days with an order; null with fewer than two.</summary>
    public double? MeanGapDays => RepeatDays == 0 ? null : (double)SpanDays / RepeatDays;

    /// <summary>How many of the mean gaps have passed since the last order; null with fewer than two, or when all were within a day.</summary>
    public double? GapsSince => MeanGapDays is > 0 and var gap ? SinceDays / gap : null;
}
