using Analytics.Core.Domain;

namespace Analytics.Core.Demo;

/// <summary>
/// What the demo shop spends: purchase prices of its products, marketing by channel month by month, shares of revenue for carriage and payment,
/// wages that step up each year, rent and servers. Other costs are left open, so that a reader sees how what is missing is named.
/// </summary>
public static class DemoCosts
{
    private static readonly Dictionary<string, double> GoodsShares = new(StringComparer.Ordinal)
    {
        ["Electronics"] = 0.70, ["Clothing"] = 0.44, ["Food"] = 0.56, ["Books"] = 0.60, ["Home"] = 0.50,
    };

    /// <summary>All costs; the same for equal shops.</summary>
    /// <param name="options">What the shop looks like.</param>
    /// <param name="centsByMonth">Its net revenue by month's first day, in cents.</param>
    public static IEnumerable<CostEntry> Of(DemoOptions options, IReadOnlyDictionary<DateOnly, long> centsByMonth)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(centsByMonth);
        var opened = options.From.AddDays(1 - options.From.Day);
        for (var i = 0; i < DemoShop.Products.Count; i++)
        {
            var product = DemoShop.Products[i];
            var random = new DemoRandom(options.Seed, DemoStream.Cost, i);
            var share = GoodsShares.GetValueOrDefault(product.Category, 0.5) * (0.88 + (0.24 * random.Next()));
            yield return Goods(product.Code, opened, Rounded(product.PriceCents * share));
        }

        yield return Share(CostCategory.Shipping, opened, 0.052, "Web");
        yield return Share(CostCategory.Shipping, opened, 0.052, "Mobile");
        yield return Share(CostCategory.Shipping, opened, 0.061, "Marketplace");
        yield return Share(CostCategory.PaymentFees, opened, 0.017, null);
        if (centsByMonth.Count == 0)
        {
            yield break;
        }

        foreach (var entry in Monthly(options, centsByMonth))
        {
            yield return entry;
        }
    }

    private static IEnumerable<CostEntry> Monthly(DemoOptions options, IReadOnlyDictionary<DateOnly, long> centsByMonth)
    {
        var months = centsByMonth.Keys.Order().ToList();
        for (var i = 0; i < months.Count; i++)
        {
            var random = new DemoRandom(options.Seed, DemoStream.Cost, -1 - i);
            var month = months[i];
            // The budget follows what the months before brought, and grows before Christmas.
            var usual = Enumerable.Range(Math.Max(0, i - 3), Math.Min(3, i) + 1).Average(m => (double)centsByMonth[months[m]]);
            var season = month.Month is 11 or 12 ? 1.35 : month.Month is 1 or 2 ? 0.75 : 1;
            foreach (var (channel, share) in new[] { ("Web", 0.058), ("Mobile", 0.037), ("Marketplace", 0.021) })
            {
                yield return Amount(CostCategory.Marketing, month, month, usual * share * season * (0.85 + (0.3 * random.Next())), false, channel, "Advertising");
            }

            yield return Amount(CostCategory.Marketing, month, month, usual * 0.012 * season, false, null, "Brand and print");
        }

        // What it took to open: it is earned back months later, which gives break-even its day.
        var opening = Amount(CostCategory.Infrastructure, months[0], null, Stepped(centsByMonth.Values.Average() * 0.5), true, null, "Fitting out");
        (opening.Span, opening.From) = (CostSpan.Day, options.From);
        opening.To = opening.From;
        yield return opening;
        foreach (var year in months.GroupBy(static m => m.Year))
        {
            var usual = year.Average(m => (double)centsByMonth[m]);
            var last = year.Key == months[^1].Year ? (DateOnly?)null : new DateOnly(year.Key, 12, 1);
            yield return Amount(CostCategory.Staff, year.First(), last, Stepped(usual * 0.115), true, null, "Wages");
            yield return Amount(CostCategory.Infrastructure, year.First(), last, Stepped(usual * 0.03), true, null, "Rent, servers, software");
        }
    }

    // Whole fifties: what is agreed is round.
    private static double Stepped(double cents) => Math.Max(1, Math.Round(cents / 5_000)) * 5_000;

    private static long Rounded(double cents) => (long)Math.Round(cents) * (Money.Scale / 100);

    private static CostEntry Goods(string product, DateOnly from, long units) => new()
    {
        Category = CostCategory.Goods, Basis = CostBasis.PerUnit, From = from, ProductCode = product, AmountUnits = units, Note = "Purchase price",
    };

    private static CostEntry Share(CostCategory category, DateOnly from, double share, string? channel) => new()
    {
        Category = category, Basis = CostBasis.RevenueShare, From = from, ShareMillionths = (long)Math.Round(share * CostEntry.WholeShare), Channel = channel,
    };

    // From a month's first day to the last of the last month; for good without one.
    private static CostEntry Amount(CostCategory category, DateOnly from, DateOnly? lastMonth, double cents, bool isFixed, string? channel, string note) => new()
    {
        Category = category,
        Basis = CostBasis.Amount,
        Span = CostSpan.Month,
        IsFixed = isFixed,
        From = from,
        To = lastMonth?.AddMonths(1).AddDays(-1),
        AmountUnits = Rounded(cents),
        Channel = channel,
        Note = note,
    };
}
