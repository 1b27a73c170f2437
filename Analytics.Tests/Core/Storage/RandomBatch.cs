using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

/// <summary>A batch of few names, so that batches step on each other's toes.</summary>
internal sealed record RandomBatch(PurchaseRow[] Lines, CustomerRow[] Customers, ProductRow[] Products)
{
    public static RandomBatch Make(Random random)
    {
        string Name(string kind, int count) => kind + random.Next(count).ToString(CultureInfo.InvariantCulture);
        string? Maybe(string kind, int count) => random.Next(3) == 0 ? null : Name(kind, count);
        return new RandomBatch(
            [.. Enumerable.Range(0, random.Next(8)).Select(i => new PurchaseRow(
                i + 2, Name("o", 12), Maybe("c", 6), Maybe("p", 6), null, true, Maybe("cat", 4), Maybe("ch", 3), Maybe("loc", 4),
                1_300_000_000_000 + i, 1_000, random.Next(-500, 1000), random.Next(2) == 0 ? null : random.Next(3)))],
            [.. Enumerable.Range(0, random.Next(5)).Select(_ => new CustomerRow(
                Name("c", 8), Maybe("n", 9), random.Next(2) == 0 ? null : 1950 + random.Next(50), Gender: Maybe("g", 2), Location: Maybe("loc", 4),
                RegisteredOn: random.Next(2) == 0 ? null : new DateOnly(2010, 1, 1 + random.Next(28))))],
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => new ProductRow(Name("p", 8), Category: Maybe("cat", 5)))]);
    }

    public Task<int> ImportAsync(StorageFixture storage) => Storage.Lines.ImportAsync(storage, "random", Lines, Customers, Products);

    /// <summary>All that is visible, without keys.</summary>
    public static List<string> Describe(StorageFixture storage, IReadOnlyList<int> batches)
    {
        var found = new List<string>();
        for (var i = 0; i < batches.Count; i++)
        {
            var ids = Storage.Lines.Read(storage, batches[i]).Select(static l => l.Id).ToList();
            found.AddRange(storage.Reader.ReadByIds(ids).Select(l => $"line {i}: {l with { Id = 0, BatchId = 0 }}"));
        }

        Assert.Equal(batches, storage.Reader.ReadBatches().Select(static b => b.Id));
        found.AddRange(Storage.Lines.Customers(storage)
            .Select(static c => $"customer {c.ExternalId} {c.Name} {c.BirthYear} {c.Gender} {c.Location} {c.RegisteredOn:O}")
            .Order(StringComparer.Ordinal));
        var labels = new List<Label>();
        storage.Reader.ReadLabels(labels.Add);
        var names = labels.ToDictionary(static l => l.Id, static l => l.Name);
        found.AddRange(labels.Select(static l => $"label {l.Kind} {l.Name}").Order(StringComparer.Ordinal));
        var products = new List<Product>();
        storage.Reader.ReadProducts(products.Add);
        found.AddRange(products
            .Select(p => $"product {p.Code} {(p.CategoryId is { } id ? names[id] : "-")}")
            .Order(StringComparer.Ordinal));
        return found;
    }
}
