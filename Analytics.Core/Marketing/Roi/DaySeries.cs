using System.Runtime.CompilerServices;
using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Asks Queries for days of revenue and pieces; each question once.</summary>
internal sealed class DaySeries(IQueryRunner runner, Period period)
{
    // Products by day are asked for in pieces of this many days, so that a shop with many products stays within what a question may ask for.
    private const int DaysAtOnce = 31;

    private readonly Dictionary<AnalyticsQuery, long[]> _days = [];

    public Period Period => period;

    /// <summary>Net revenue of each day, in ten-thousandths.</summary>
    public Task<long[]> NetAsync(IReadOnlyList<Filter> filters, CancellationToken cancellationToken) =>
        DaysAsync(Measure.NetRevenue, filters, period, cancellationToken);

    /// <summary>A measure of each day of the period, 0 outside the window: money in ten-thousandths, pieces in thousandths.</summary>
    public async Task<long[]> DaysAsync(Measure measure, IReadOnlyList<Filter> filters, Period window, CancellationToken cancellationToken)
    {
        var query = new AnalyticsQuery { Measures = [measure], By = [Dimension.Day], Filters = filters, Period = window };
        if (!_days.TryGetValue(query, out var days))
        {
            days = new long[period.Days];
            foreach (var row in (await runner.RunAsync(query, cancellationToken)).Rows)
            {
                days[row.Keys[0].Start!.Value.DayNumber - period.From.DayNumber] = Scaled(row.Values[0], measure == Measure.Units ? Quantity.Scale : Money.Scale);
            }

            _days.Add(query, days);
        }

        return days;
    }

    /// <summary>Net revenue in ten-thousandths and pieces in thousandths, returns taken off, of each product on each day.</summary>
    public async IAsyncEnumerable<(string Product, DateOnly Day, long Net, long Units)> ProductsAsync(
        IReadOnlyList<Filter> filters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = period.From; from <= period.To; from = from.AddDays(DaysAtOnce))
        {
            var to = from.AddDays(DaysAtOnce - 1);
            var answer = await runner.RunAsync(
                new AnalyticsQuery
                {
                    Measures = [Measure.NetRevenue, Measure.Units],
                    By = [Dimension.Day, Dimension.Product],
                    Filters = filters,
                    Period = new Period(from, to < period.To ? to : period.To),
                    MaxRows = QueryLimits.MaxRows,
                },
                cancellationToken);
            foreach (var row in answer.Rows)
            {
                yield return (row.Keys[1].Key, row.Keys[0].Start!.Value, Scaled(row.Values[0], Money.Scale), Scaled(row.Values[1], Quantity.Scale));
            }
        }
    }

    /// <summary>Net revenue and pieces by dimensions, over some days of the period.</summary>
    public async Task<IReadOnlyList<QueryRow>> ByAsync(IReadOnlyList<Dimension> by, IReadOnlyList<Filter> filters, Period days, CancellationToken cancellationToken) =>
        (await runner.RunAsync(
            new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.Units], By = by, Filters = filters, Period = days, MaxRows = QueryLimits.MaxRows },
            cancellationToken)).Rows;

    /// <summary>A value in whole units.</summary>
    public static long Scaled(MeasureValue value, long scale) => (long)decimal.Round((value.Value ?? 0) * scale, 0, MidpointRounding.AwayFromZero);
}
