using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Adds up a ledger.</summary>
internal static class RoiSums
{
    /// <summary>The figures of some days of the period, both inside.</summary>
    public static RoiFigures Figures(CostLedger ledger, GoodsGap goods, int from, int to, MeasureValue perCustomer) => new()
    {
        NetRevenue = new Money(CostLedger.Sum(ledger.Net, from, to)),
        Costs = ledger.Costs(from, to),
        Fixed = new Money(CostLedger.Sum(ledger.Fixed, from, to)),
        HasGoods = goods.Covers(from, to),
        PerCustomer = perCustomer,
    };

    public static IReadOnlyList<RoiStep> Steps(IReadOnlyList<QueryRow> rows, CostLedger ledger, GoodsGap goods)
    {
        var period = ledger.Period;
        var steps = new List<RoiStep>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var start = rows[i].Keys[0].Start!.Value;
            var from = i == 0 || start < period.From ? period.From : start;
            var to = i == rows.Count - 1 ? period.To : rows[i + 1].Keys[0].Start!.Value.AddDays(-1);
            var figures = Figures(ledger, goods, from.DayNumber - period.From.DayNumber, to.DayNumber - period.From.DayNumber, rows[i].Values[1]);
            steps.Add(new RoiStep(from, to, rows[i].IsUnfinished, figures));
        }

        return steps;
    }

    /// <summary>Cumulative profit at each step's end.</summary>
    public static IReadOnlyList<Money> Cumulative(IReadOnlyList<RoiStep> steps, Period period, long[] profits)
    {
        var sums = new List<Money>(steps.Count);
        long sum = 0;
        var day = 0;
        foreach (var step in steps)
        {
            for (; day <= step.To.DayNumber - period.From.DayNumber; day++)
            {
                sum += profits[day];
            }

            sums.Add(new Money(sum));
        }

        return sums;
    }

    public static IReadOnlyList<CostCoverage> Coverage(CostLedger ledger, GoodsGap goods) =>
    [
        .. CostCategoryNames.All.Select(category =>
        {
            var entries = ledger.Terms.Where(t => t.Entry.Category == category).Select(static t => t.Entry.Id).Distinct().Count();
            var days = ledger.DaysCovered(category);
            var gap = entries == 0 ? null
                : category == CostCategory.Goods ? goods.Message
                : days == ledger.Period.Days ? null
                : string.Create(CultureInfo.InvariantCulture, $"Entered for {days:N0} of {ledger.Period.Days:N0} days.");
            return new CostCoverage(category, entries, entries > 0, gap);
        }),
    ];
}
