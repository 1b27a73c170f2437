namespace Analytics.Core.Demo;

/// <summary>What an order holds: one to five products, most often of the customer's preferred category, at the day's price.</summary>
internal sealed class DemoBaskets
{
    private const int LowestPriceCents = 1_000;
    private const int HighestAmountCents = 100_000;

    /// <summary>How much cheaper the list was a year earlier.</summary>
    private const double YearlyInflation = 0.025;

    private static readonly double[] SizeShares = DemoRandom.Cumulate([0.43, 0.27, 0.16, 0.09, 0.05]);
    private static readonly double[] CategoryShares = [0.24, 0.24, 0.18, 0.14, 0.20];
    private static readonly double[] ReturnShares = [0.045, 0.085, 0.003, 0.012, 0.035];

    // Quantity 1, 2, 3, … by category.
    private static readonly double[][] Quantities =
    [
        DemoRandom.Cumulate([0.93, 0.06, 0.01]),
        DemoRandom.Cumulate([0.86, 0.11, 0.03]),
        DemoRandom.Cumulate([0.50, 0.25, 0.12, 0.07, 0.03, 0.03]),
        DemoRandom.Cumulate([0.90, 0.08, 0.02]),
        DemoRandom.Cumulate([0.88, 0.09, 0.02, 0.01]),
    ];

    private readonly int shelf = DemoCatalog.Products.Count / DemoCatalog.Categories.Count;
    private readonly double[][] popularity;
    private readonly DemoOptions options;

    /// <summary>Prepares the products' weights for each income range and category.</summary>
    public DemoBaskets(DemoOptions options)
    {
        this.options = options;
        popularity = [.. DemoCatalog.IncomeRanges.SelectMany((_, income) => DemoCatalog.Categories.Select((_, category) => Weigh(income, category)))];
    }

    /// <summary>Fills one order.</summary>
    public DemoItem[] Fill(DemoCustomer customer, DateOnly day, ref DemoRandom random)
    {
        var preferred = IndexOf(DemoCatalog.Categories, customer.PreferredCategory);
        var income = IndexOf(DemoCatalog.IncomeRanges, customer.IncomeRange);
        Span<double> shares = stackalloc double[CategoryShares.Length];
        var sum = 0.0;
        for (var c = 0; c < shares.Length; c++)
        {
            var liking = c == preferred ? 1.2 : CategoryShares[c];
            shares[c] = sum += liking * DemoSeasons.OfCategory(c, day) * (DemoSeasons.Discount(c, day) > 0 ? 1.3 : 1);
        }

        var items = new DemoItem[random.Pick(SizeShares) + 1];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Item(random.Pick(shares), income, day, items.AsSpan(0, i), ref random);
        }

        return items;
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (ReferenceEquals(names[i], name) || names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"'{name}' is not in the demo's catalogue.", nameof(name));
    }

    private DemoItem Item(int category, int income, DateOnly day, ReadOnlySpan<DemoItem> before, ref DemoRandom random)
    {
        var rank = random.Pick(popularity[(income * CategoryShares.Length) + category]);
        while (Contains(before, (category * shelf) + rank))
        {
            rank = (rank + 1) % shelf;
        }

        var product = (category * shelf) + rank;
        var price = Price(product, category, day);
        var quantity = Math.Min(random.Pick(Quantities[category]) + 1, HighestAmountCents / price);
        if (!random.Chance(ReturnShares[category]))
        {
            return new DemoItem(product, quantity, price, null, 0);
        }

        var back = quantity > 1 && random.Chance(0.5) ? 1 : quantity;
        return new DemoItem(product, quantity, price, 3 + random.Below(25), back);
    }

    private static bool Contains(ReadOnlySpan<DemoItem> items, int product)
    {
        foreach (var item in items)
        {
            if (item.Product == product)
            {
                return true;
            }
        }

        return false;
    }

    // The list changes each February; prices end in 9 cents below a round ten, before a sale's discount.
    private int Price(int product, int category, DateOnly day)
    {
        var list = DemoCatalog.Products[product].PriceCents;
        var years = options.Until.AddMonths(-1).Year - day.AddMonths(-1).Year;
        var then = years > 0 ? ((int)Math.Round(list * Math.Pow(1 - YearlyInflation, years) / 10) * 10) - 1 : list;
        var paid = (int)Math.Round(then * (1 - DemoSeasons.Discount(category, day)));
        return Math.Clamp(paid, LowestPriceCents, HighestAmountCents);
    }

    // Best sellers first by a power law; dearer things for higher incomes.
    private double[] Weigh(int income, int category)
    {
        var taste = 0.18 * (income - 2);
        return DemoRandom.Cumulate(Enumerable.Range(0, shelf).Select(rank =>
            Math.Pow(rank + 2, -0.8) * Math.Pow(DemoCatalog.Products[(category * shelf) + rank].PriceCents / 5_000.0, taste)));
    }
}
