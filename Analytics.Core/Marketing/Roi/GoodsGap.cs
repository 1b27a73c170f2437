using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Whether the costs of goods are known for all that was sold. Without, a margin would count what is missing as free.</summary>
/// <param name="Message">What is missing, in words; null when nothing is.</param>
/// <param name="Covered">For each day, whether they are known for all its sales.</param>
internal sealed record GoodsGap(string? Message, bool[] Covered)
{
    private const string Remedy = "A share of revenue for the whole shop counts wherever a product, category or channel has no cost of its own.";

    /// <summary>Whether goods are known for all sales of some days of the period, both inside.</summary>
    public bool Covers(int from, int to) => Covered.AsSpan(from, to - from + 1).IndexOf(false) < 0;

    public static async Task<GoodsGap> OfAsync(DaySeries series, CostLedger ledger, IReadOnlyList<Filter> filters, CancellationToken cancellationToken)
    {
        var period = series.Period;
        var goods = ledger.Terms.Where(static t => t.Entry.Category == CostCategory.Goods && t.Rank is not null).ToList();
        var covered = new bool[period.Days];
        long open = 0;
        foreach (var segment in CostTerms.Segments(period.From, period.To, goods))
        {
            var active = goods.Where(t => t.Covers(segment.From)).ToList();
            var left = active.Exists(static t => t.Rank == 0)
                ? null
                : await series.DaysAsync(Measure.NetRevenue, [.. CostTerms.Without(active), .. filters], segment, cancellationToken);
            for (var day = segment.From.DayNumber; day <= segment.To.DayNumber; day++)
            {
                var place = day - period.From.DayNumber;
                covered[place] = left is null || left[place] == 0;
                open += left is null ? 0 : Math.Abs(left[place]);
            }
        }

        var days = covered.Count(static c => !c);
        var message = days == 0 ? null
            : goods.Count == 0 ? $"Costs of goods are not known. {Remedy}"
            : string.Create(CultureInfo.InvariantCulture, $"Costs of goods are not known for all that was sold: {new Money(open).Amount:N2} of net revenue, on {days:N0} of {covered.Length:N0} days, has none. {Remedy}");
        return new GoodsGap(message, covered);
    }
}
