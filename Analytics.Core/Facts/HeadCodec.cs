using Analytics.Core.Domain;

namespace Analytics.Core.Facts;

/// <summary>The small parts of a snapshot as bytes: names, batches, products and counts.</summary>
internal static class HeadCodec
{
    /// <summary>Writes everything but lines and customers.</summary>
    public static void Write(BinaryWriter writer, FactSnapshot snapshot)
    {
        writer.Write(snapshot.OrderSlots);
        writer.Write(snapshot.Customers.Slots);
        foreach (var names in new[] { snapshot.Categories, snapshot.Channels, snapshot.Locations, snapshot.Genders, snapshot.IncomeRanges, snapshot.PreferredCategories })
        {
            writer.Write(names.Count);
            foreach (var name in names.Names)
            {
                writer.Write(name);
            }
        }

        writer.Write(snapshot.Batches.Count);
        foreach (var batch in snapshot.Batches.Values)
        {
            writer.Write(batch.Id);
            writer.Write(batch.SourceName);
            writer.Write((int)batch.Kind);
            writer.Write(batch.CommittedAtUnixMs);
            writer.Write(batch.LastRowId);
        }

        writer.Write(snapshot.Products.Count);
        foreach (var product in snapshot.Products)
        {
            writer.Write(product.Code ?? "");
            writer.Write(product.Name ?? "");
            writer.Write(product.Category);
            writer.Write(product.IsGoods);
        }
    }

    /// <summary>Reads it into a snapshot without lines and customers, and the number of customers' slots.</summary>
    public static (FactSnapshot Head, int CustomerSlots) Read(ref SpanReader reader, Guid databaseId, long version, long stamp)
    {
        var orderSlots = reader.Value<int>();
        var customerSlots = reader.Value<int>();
        var names = new NameTable[6];
        for (var t = 0; t < names.Length; t++)
        {
            var table = new string[reader.Value<int>()];
            for (var i = 0; i < table.Length; i++)
            {
                table[i] = reader.Text();
            }

            names[t] = NameTable.Of(table);
        }

        var batches = new Dictionary<int, BatchFacts>();
        for (var left = reader.Value<int>(); left > 0; left--)
        {
            var id = reader.Value<int>();
            batches[id] = new BatchFacts(id, reader.Text(), (BatchKind)reader.Value<int>(), reader.Value<long>(), reader.Value<long>());
        }

        var products = new ProductFacts[reader.Value<int>()];
        for (var i = 0; i < products.Length; i++)
        {
            products[i] = new ProductFacts(reader.TextOrNull(), reader.TextOrNull(), reader.Value<int>(), reader.Value<byte>() != 0);
        }

        return (new FactSnapshot
        {
            DatabaseId = databaseId,
            Version = version,
            Stamp = stamp,
            OrderSlots = orderSlots,
            Categories = names[0],
            Channels = names[1],
            Locations = names[2],
            Genders = names[3],
            IncomeRanges = names[4],
            PreferredCategories = names[5],
            Batches = batches,
            Products = products,
        }, customerSlots);
    }
}
