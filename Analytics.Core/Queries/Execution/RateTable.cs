namespace Analytics.Core.Queries.Execution;

/// <summary>Rates by what they name, in the snapshot's codes. Names that no line has are left out.</summary>
internal sealed class RateTable
{
    private const int Any = -1;
    private const int None = -2;

    private readonly Entry[]?[] _ofProduct;
    private readonly Entry[]?[] _ofCategory;
    private readonly Entry[]?[] _ofChannel;
    private readonly Entry[] _ofAll;

    public RateTable(IReadOnlyList<LineRate> rates, QueryContext context)
    {
        var snapshot = context.Snapshot;
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

    /// <summary>Adds what the rates make of a line.</summary>
    /// <returns>Whether a rate of goods was there for it.</returns>
    public bool Add(ref RateCell cell, long seconds, int product, int category, int channel, long amount, long quantity)
    {
        var line = new Line(seconds, category, channel, amount, quantity);
        var isSettled = false;
        var hasGoods = line.Add(ref cell, _ofProduct[product], ref isSettled);
        hasGoods |= line.Add(ref cell, _ofCategory[category], ref isSettled);
        hasGoods |= line.Add(ref cell, _ofChannel[channel], ref isSettled);
        hasGoods |= line.Add(ref cell, _ofAll, ref isSettled);
        return hasGoods;
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

    private readonly record struct Entry(long Start, long End, int Product, int Category, int Channel, LineRate Rate)
    {
        // Goods of two names are added, and say of neither that its goods are known.
        public bool SaysGoods => Rate is { IsGoods: true, Role: not LineRateRole.Added };
    }

    private readonly record struct Line(long Seconds, int Category, int Channel, long Amount, long Quantity)
    {
        public bool Add(ref RateCell cell, Entry[]? entries, ref bool isSettled)
        {
            if (entries is null)
            {
                return false;
            }

            var hasGoods = false;
            var settles = false;
            foreach (ref readonly var entry in entries.AsSpan())
            {
                if (Seconds < entry.Start || Seconds >= entry.End || (entry.Category >= 0 && entry.Category != Category) || (entry.Channel >= 0 && entry.Channel != Channel))
                {
                    continue;
                }

                hasGoods |= entry.SaysGoods;
                if (entry.Rate.Role == LineRateRole.MostSpecific)
                {
                    if (isSettled)
                    {
                        continue;
                    }

                    settles = true;
                }

                // Ten-thousandths × millionths; thousandths of a piece × ten-thousandths are a thousand times less.
                var cost = ((double)Amount * entry.Rate.ShareMillionths) + (1_000d * Quantity * entry.Rate.UnitsPerPiece);
                if (entry.Rate.IsGoods)
                {
                    cell.Goods += cost;
                }
                else
                {
                    cell.Others += cost;
                }
            }

            isSettled |= settles;
            return hasGoods;
        }
    }
}
