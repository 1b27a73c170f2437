using System.Collections.Concurrent;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Costs;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>
/// What <see cref="RoiService"/> says with a filter on one customer, for all customers at once: shares of revenue and amounts for each piece in one pass
/// over the lines, and one more for each product, category or channel that amounts of money name. Only the rounding differs: the report rounds each
/// cost of each day to the ten-thousandth, here it is done once for the period.
/// </summary>
internal static class CustomerProfitReader
{
    public static CustomerProfits Of(CustomerView view, IReadOnlyList<CostEntry> entries, Period? asked, CancellationToken cancellationToken)
    {
        if ((asked ?? view.Span) is not { } days || view.Span is null)
        {
            return CustomerProfits.Unknown;
        }

        var today = view.Freshness.Today;
        var period = days.From > today ? days : new Period(days.From, days.To < today ? days.To : today);
        var terms = CostTerms.Of(entries, period, []);
        if (!terms.Any(static t => t.Entry.Category == CostCategory.Goods))
        {
            return CustomerProfits.Unknown;
        }

        var rates = view.Rates([.. terms.Select(RateOf).OfType<LineRate>()], period, cancellationToken);
        long[]? goods = null;
        long[]? others = null;
        foreach (var group in terms.Where(static t => t.Entry.Basis == CostBasis.Amount).GroupBy(static t => (
            t.Entry.Category, t.Entry.IsFixed, t.Entry.ProductCategory, t.Entry.Channel, t.Entry.ProductCode)))
        {
            var costs = group.Key.Category == CostCategory.Goods ? goods ??= new long[view.Slots] : others ??= new long[view.Slots];
            Share([.. group], costs, view, rates, period, cancellationToken);
        }

        return new CustomerProfits(rates, goods, others);
    }

    private static LineRate? RateOf(CostTerm term)
    {
        var entry = term.Entry;
        var isGoods = entry.Category == CostCategory.Goods;
        if (entry.Basis == CostBasis.Amount && (!isGoods || term.Rank is null))
        {
            return null;
        }

        return new LineRate
        {
            From = term.From,
            To = term.To,
            IsGoods = isGoods,
            Role = entry.Basis == CostBasis.Amount ? LineRateRole.Stated : isGoods && term.Rank is not null ? LineRateRole.MostSpecific : LineRateRole.Added,
            Category = entry.ProductCategory,
            Channel = entry.Channel,
            Product = entry.ProductCode,
            ShareMillionths = entry.Basis == CostBasis.RevenueShare ? entry.ShareMillionths : 0,
            UnitsPerPiece = entry.Basis == CostBasis.PerUnit ? entry.AmountUnits : 0,
        };
    }

    // Each customer's share in the net revenue of what the amounts belong to, over the whole period.
    private static void Share(
        IReadOnlyList<CostTerm> terms, long[] costs, CustomerView view, CustomerRates rates, Period period, CancellationToken cancellationToken)
    {
        var scope = CostScope.Of(terms[0].Entry);
        long sum = 0;
        foreach (var term in terms)
        {
            for (var day = term.From; day <= term.To; day = day.AddDays(1))
            {
                sum += CostCalendar.UnitsOn(term.Entry, day);
            }
        }

        var answer = view.Run(new AnalyticsQuery { Measures = [Measure.NetRevenue], Filters = scope, Period = period }, null, cancellationToken);
        var whole = DaySeries.Scaled(answer.Totals[0], Money.Scale);
        if (whole <= 0 || sum == 0)
        {
            return;
        }

        var parts = scope.Count == 0 ? null : view.Summaries(new CustomerSummaryQuery { Filters = scope, Period = period, CountOrders = false }, cancellationToken);
        Parallel.ForEach(Partitioner.Create(1, Math.Max(2, costs.Length)), new ParallelOptions { CancellationToken = cancellationToken }, range =>
        {
            for (var key = range.Item1; key < Math.Min(range.Item2, costs.Length); key++)
            {
                var part = Math.Clamp(parts is null ? rates.Net(key) : parts.Of(key).NetRevenue.Units, 0, whole);
                costs[key] += part == 0 ? 0 : LedgerBuilder.Rounded(sum, part, whole);
            }
        });
    }
}
