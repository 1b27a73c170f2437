using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Analytics.Core.Domain;

namespace Analytics.Core.Facts;

/// <summary>
/// Makes of a snapshot the one that a limit leaves: its lines, the customers, products, sources and names that they speak of, and orders
/// counted anew, as though nothing else had ever been in the shop. Keys and row ids stay as they are. What was made is kept as long as its
/// whole is.
/// </summary>
internal static class LimitedFacts
{
    private static readonly ConditionalWeakTable<FactSnapshot, ConcurrentDictionary<RowLimit, Lazy<FactSnapshot>>> Made = [];

    // Of limits that go by the line and its product alone, chunks stay valid from snapshot to snapshot.
    private static readonly ConditionalWeakTable<FactChunk, ConcurrentDictionary<RowLimit, (IReadOnlyList<ProductFacts> Products, FactChunk[] Parts)>> Chunks = [];

    /// <summary>What <paramref name="limit"/> leaves of <paramref name="whole"/>.</summary>
    public static FactSnapshot Of(FactSnapshot whole, RowLimit limit) =>
        Made.GetOrCreateValue(whole).GetOrAdd(limit, static (l, w) => new Lazy<FactSnapshot>(() => Make(w, l)), whole).Value;

    private static FactSnapshot Make(FactSnapshot whole, RowLimit limit)
    {
        var pass = new LimitPass(whole, limit);
        var chunks = new FactChunk[whole.Chunks.Count][];
        Parallel.For(0, chunks.Length, i => chunks[i] = Narrow(whole, whole.Chunks[i], limit, pass));
        FactChunk[] kept = [.. chunks.SelectMany(static c => c)];

        var used = new UsedKeys(whole, kept);
        var customers = new CustomerTable.Writer(CustomerTable.Empty);
        customers.Reserve(whole.Customers.Slots - 1);
        for (var key = 1; key < whole.Customers.Slots; key++)
        {
            if (used.Customers[key] && whole.Customers[key] is { ExternalId: not null } known)
            {
                var prefers = whole.Categories.Find(whole.PreferredCategories.Names[known.PreferredCategory]);
                customers.Set(key, known with
                {
                    Location = pass.HidesLocation(known.Location) ? 0 : known.Location,
                    PreferredCategory = prefers > 0 && pass.HidesCategory(prefers) ? 0 : known.PreferredCategory,
                });
            }
        }

        foreach (var chunk in kept)
        {
            customers.Observe(chunk);
        }

        ProductFacts[] products = [.. whole.Products.Select((p, key) => !used.Products[key] ? default : pass.HidesCategory(p.Category) ? p with { Category = 0 } : p)];
        var table = customers.Build();
        var (categories, locations, genders, incomes, preferred) = used.NamesOf(products, table);
        return new FactSnapshot
        {
            DatabaseId = whole.DatabaseId,
            Version = whole.Version,
            Stamp = whole.Stamp,
            Chunks = kept,
            Batches = whole.Batches.Where(b => used.Batches.Contains(b.Key)).ToDictionary(),
            Customers = table,
            Products = products,
            Categories = UsedKeys.Masked(whole.Categories, categories),
            Channels = UsedKeys.Masked(whole.Channels, used.Channels),
            Locations = UsedKeys.Masked(whole.Locations, locations),
            Genders = UsedKeys.Masked(whole.Genders, genders),
            IncomeRanges = UsedKeys.Masked(whole.IncomeRanges, incomes),
            PreferredCategories = UsedKeys.Masked(whole.PreferredCategories, preferred),
            OrderSlots = whole.OrderSlots,
        };
    }

    private static FactChunk[] Narrow(FactSnapshot whole, FactChunk chunk, RowLimit limit, LimitPass pass)
    {
        var known = pass.UsesHomes ? null : Chunks.GetOrCreateValue(chunk);
        if (known is not null && known.TryGetValue(limit, out var before) && ReferenceEquals(before.Products, whole.Products))
        {
            return before.Parts;
        }

        var parts = new List<FactChunk>(1);
        var builder = new FactChunkBuilder();
        foreach (var index in AsWritten(chunk))
        {
            if (pass.Passes(chunk, index))
            {
                builder.Add(chunk.LineAt(index));
            }
        }

        builder.Seal(parts);
        FactChunk[] made = [.. parts];
        if (known is not null)
        {
            known[limit] = (whole.Products, made);
        }

        return made;
    }

    // By row id, so that runs of them stay runs.
    private static int[] AsWritten(FactChunk chunk)
    {
        var order = new int[chunk.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (chunk.Positions is not null)
        {
            Array.Sort((ushort[])chunk.Positions.Clone(), order);
        }

        return order;
    }
}
