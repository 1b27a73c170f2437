using Analytics.Core.Domain;
using Analytics.Core.Marketing.Costs;
using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Works out what each cost came to on each day of a period, under filters.</summary>
internal sealed class LedgerBuilder(DaySeries series, IReadOnlyList<Filter> filters)
{
    private readonly Period _period = series.Period;

    public static async Task<CostLedger> BuildAsync(
        DaySeries series, IReadOnlyList<CostEntry> entries, IReadOnlyList<Filter> filters, CancellationToken cancellationToken)
    {
        var terms = CostTerms.Of(entries, series.Period, filters);
        var builder = new LedgerBuilder(series, filters);
        var ledger = new List<LedgerEntry>();
        foreach (var group in terms.Where(static t => t.Entry.Basis == CostBasis.Amount).GroupBy(static t => (
            t.Entry.Category, t.Entry.IsFixed, t.Entry.ProductCategory, t.Entry.Channel, t.Entry.ProductCode)))
        {
            ledger.Add(await builder.AmountsAsync([.. group], cancellationToken));
        }

        foreach (var group in terms.Where(IsOfProduct).GroupBy(static t => (t.Entry.Category, t.Entry.Basis)))
        {
            ledger.Add(await builder.ProductsAsync([.. group], cancellationToken));
        }

        foreach (var term in terms.Where(static t => t.Entry.Basis != CostBasis.Amount && !IsOfProduct(t)))
        {
            foreach (var days in SegmentsOf(term, terms, out var narrower))
            {
                ledger.Add(await builder.SalesAsync(term, days, [.. narrower.Where(n => n.Covers(days.From))], cancellationToken));
            }
        }

        return new CostLedger(series.Period, await series.NetAsync(filters, cancellationToken), terms, ledger);
    }

    /// <summary>value × times ÷ parts, to the ten-thousandth.</summary>
    public static long Rounded(long value, long times, long parts) =>
        // In whole numbers where they hold it, some times faster: halves go away from zero either way.
        value >= 0 && times >= 0 && parts is > 0 and < long.MaxValue / 4 && Math.BigMul(value, times, out var low) == 0 && low is >= 0 and < long.MaxValue / 2
            ? ((2 * low) + parts) / (2 * parts)
            : (long)decimal.Round((decimal)value * times / parts, 0, MidpointRounding.AwayFromZero);

    // A shop has thousands of products with a cost each: they are asked for together.
    private static bool IsOfProduct(CostTerm term) => term is { Rank: 3, Entry.Basis: not CostBasis.Amount };

    private static IEnumerable<Period> SegmentsOf(CostTerm term, IReadOnlyList<CostTerm> terms, out IReadOnlyList<CostTerm> narrower)
    {
        var list = term is { IsGoodsOfSales: true, Rank: { } rank }
            ? terms.Where(t => t.IsGoodsOfSales && t.Rank > rank && t.From <= term.To && t.To >= term.From).ToList()
            : [];
        narrower = list;
        return CostTerms.Segments(term.From, term.To, list);
    }

    private async Task<LedgerEntry> AmountsAsync(IReadOnlyList<CostTerm> terms, CancellationToken cancellationToken)
    {
        var first = terms[0].Entry;
        var days = new long[_period.Days];
        foreach (var term in terms)
        {
            for (var day = term.From; day <= term.To; day = day.AddDays(1))
            {
                days[Place(day)] += CostCalendar.UnitsOn(term.Entry, day);
            }
        }

        var scope = CostScope.Of(first);
        var open = CostScope.Open(first, filters);
        if (open.Count > 0)
        {
            // The share of the period's revenue, not of each day's: a day without sales costs rent too.
            var whole = (await series.NetAsync(scope, cancellationToken)).Sum();
            var part = Math.Clamp((await series.NetAsync([.. scope, .. open], cancellationToken)).Sum(), 0, Math.Max(0, whole));
            long before = 0, sum = 0;
            for (var i = 0; i < days.Length; i++)
            {
                sum += days[i];
                var now = whole == 0 ? 0 : Rounded(sum, part, whole);
                (days[i], before) = (now - before, now);
            }
        }

        return new LedgerEntry(first.Category, first.IsFixed, days)
        {
            IsShared = open.Count > 0, Lines = scope, Window = _period, ProductCategory = first.ProductCategory, Channel = first.Channel,
        };
    }

    private async Task<LedgerEntry> SalesAsync(CostTerm term, Period window, IReadOnlyList<CostTerm> narrower, CancellationToken cancellationToken)
    {
        var entry = term.Entry;
        IReadOnlyList<Filter> lines = [.. CostScope.Of(entry), .. CostTerms.Without(narrower)];
        var measure = entry.Basis == CostBasis.RevenueShare ? Measure.NetRevenue : Measure.Units;
        var sold = await series.DaysAsync(measure, [.. lines, .. CostScope.Open(entry, filters)], window, cancellationToken);
        var days = new long[_period.Days];
        for (var day = window.From; day <= window.To; day = day.AddDays(1))
        {
            days[Place(day)] = CostOf(entry, sold[Place(day)], sold[Place(day)]);
        }

        return new LedgerEntry(entry.Category, false, days)
        {
            FollowsPrice = entry is { Basis: CostBasis.RevenueShare, Category: not CostCategory.Goods },
            Basis = entry.Basis,
            Lines = lines,
            Window = window,
            ProductCategory = entry.ProductCategory,
            Channel = entry.Channel,
        };
    }

    private async Task<LedgerEntry> ProductsAsync(IReadOnlyList<CostTerm> terms, CancellationToken cancellationToken)
    {
        var days = new long[_period.Days];
        var byProduct = terms.ToLookup(static t => t.Entry.ProductCode!, StringComparer.Ordinal);
        IReadOnlyList<Filter> lines = [new Filter(Dimension.Product, [.. byProduct.Select(static g => g.Key)])];
        await foreach (var (product, day, net, units) in series.ProductsAsync([.. lines, .. filters.Where(static f => f.Dimension != Dimension.Product)], cancellationToken))
        {
            foreach (var term in byProduct[product])
            {
                days[Place(day)] += term.Covers(day) ? CostOf(term.Entry, net, units) : 0;
            }
        }

        var first = terms[0].Entry;
        return new LedgerEntry(first.Category, false, days)
        {
            FollowsPrice = first is { Basis: CostBasis.RevenueShare, Category: not CostCategory.Goods }, Basis = first.Basis, Lines = lines, Window = _period, Products = terms,
        };
    }

    private int Place(DateOnly day) => day.DayNumber - _period.From.DayNumber;

    private static long CostOf(CostEntry entry, long net, long units) => entry.Basis == CostBasis.RevenueShare
        ? Rounded(net, entry.ShareMillionths, CostEntry.WholeShare)
        : Rounded(units, entry.AmountUnits, Quantity.Scale);
}
