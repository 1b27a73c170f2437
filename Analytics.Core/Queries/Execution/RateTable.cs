namespace Analytics.Core.Queries.Execution;

/// <summary>Rates by what they name, in the snapshot's codes. Names that no line has are left out.</summary>
internal sealed class RateTable
{
    private const int Any = -1;
    private const int None = -2;

    private readonly int[] _categories;
    private readonly Entry[]?[] _ofProduct;
    private readonly Entry[]?[] _ofCategory;
    private readonly Entry[]?[] _ofChannel;
    private readonly Entry[] _ofAll;

    public RateTable(IReadOnlyList<LineRate> rates, QueryContext context)
    {
        var snapshot = context.Snapshot;
        _categories = [.. snapshot.Products.Select(static p => p.Category)];
        var products = new Dictionary<string, int>(StringComparer.Ordinal) { [DimensionValue.UnknownKey] = 0 };
        if (rates.Any(static r => r.Product is not null))
        {
            for (var key = 1; key < snapshot.Products.Count; key++)
            {
                if (snapshot.Products[key].Code is { } code)
                {
                    products[code] = key;
                }
            }
        }

        var entries = rates.Select(rate => new Entry(
                context.Calendar.StartOfDay(rate.From),
                context.Calendar.StartOfDay(ShopCalendar.AddDaysClamped(rate.To, 1)),
                rate.Product is null ? Any : products.GetValueOrDefault(rate.Product, None),
                CodeOf(rate.Category, snapshot.Categories.Find),
                CodeOf(rate.Channel, snapshot.Channels.Find),
                rate))
            .Where(static e => e.Product != None && e.Category != None && e.Channel != None)
            .ToList();
        _ofProduct = By(entries.Where(static e => e.Product >= 0), static e => e.Product, snapshot.Products.Count);
        _ofCategory = By(entries.Where(static e => e.Product < 0 && e.Category >= 0), static e => e.Category, snapshot.Categories.Count);
        _ofChannel = By(entries.Where(static e => e is { Product: < 0, Category: < 0, Channel: >= 0 }), static e => e.Channel, snapshot.Channels.Count);
        _ofAll = [.. entries.Where(static e => e is { Product: < 0, Category: < 0, Channel: < 0 })];
    }

    /// <summary>The code of a product's own category.</summary>
    public int CategoryOf(int product) => _categories[product];

    /// <summary>Adds what the rates make of a line.</summary>
    /// <returns>Whether a rate of goods was there for it.</returns>
    public bool Add(ref RateCell cell, long seconds, int product, int category, int channel, long amount, long quantity)
    {
        var says = Says.Nothing;
        if (_ofProduct[product] is { } ofProduct)
        {
            says |= Add(ref cell, ofProduct, says, seconds, category, channel, amount, quantity);
        }

        if (_ofCategory[category] is { } ofCategory)
        {
            says |= Add(ref cell, ofCategory, says, seconds, category, channel, amount, quantity);
        }

        if (_ofChannel[channel] is { } ofChannel)
        {
            says |= Add(ref cell, ofChannel, says, seconds, category, channel, amount, quantity);
        }

        says |= Add(ref cell, _ofAll, says, seconds, category, channel, amount, quantity);
        return says != Says.Nothing;
    }

    private static Says Add(ref RateCell cell, Entry[] entries, Says before, long seconds, int category, int channel, long amount, long quantity)
    {
        var says = Says.Nothing;
        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            if (seconds < entry.Start || seconds >= entry.End || (entry.Category >= 0 && entry.Category != category) || (entry.Channel >= 0 && entry.Channel != channel))
            {
                continue;
            }

            says |= entry.Says;
            if ((entry.Says & before & Says.Settled) != Says.Nothing)
            {
                // A more specific one took its place.
                continue;
            }

            // Ten-thousandths × millionths; thousandths of a piece × ten-thousandths are a thousand times less.
            var cost = (amount * entry.Share) + (quantity * entry.PerPiece);
            if (entry.IsGoods)
            {
                cell.Goods += cost;
            }
            else
            {
                cell.Others += cost;
            }
        }

        return says;
    }

    private static int CodeOf(string? name, Func<string, int> find) => name switch
    {
        null => Any,
        DimensionValue.UnknownKey => 0,
        _ => find(name) is > 0 and var code ? code : None,
    };

    private static Entry[]?[] By(IEnumerable<Entry> entries, Func<Entry, int> code, int count)
    {
        var table = new Entry[]?[count];
        foreach (var group in entries.GroupBy(code))
        {
            table[group.Key] = [.. group];
        }

        return table;
    }

    /// <summary>What an entry says of the goods of a line.</summary>
    [Flags]
    private enum Says : byte
    {
        Nothing = 0,
        Stated = 1,
        Settled = 2,
    }

    private readonly struct Entry(long start, long end, int product, int category, int channel, LineRate rate)
    {
        public readonly long Start = start;
        public readonly long End = end;
        public readonly int Product = product;
        public readonly int Category = category;
        public readonly int Channel = channel;
        public readonly double Share = rate.ShareMillionths;
        public readonly double PerPiece = 1_000d * rate.UnitsPerPiece;
        public readonly bool IsGoods = rate.IsGoods;

        // Goods of two names are added, and say of neither that its goods are known.
        public readonly Says Says = !rate.IsGoods ? Says.Nothing : rate.Role switch
        {
            LineRateRole.MostSpecific => Says.Settled,
            LineRateRole.Stated => Says.Stated,
            _ => Says.Nothing,
        };
    }
}
