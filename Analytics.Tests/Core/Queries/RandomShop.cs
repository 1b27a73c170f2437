using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;

namespace Analytics.Tests.Core.Queries;

/// <summary>
/// A random shop in a real database: several batches, one of them undone, orders shared between batches and categories,
/// returns, adjustments, anonymous lines, attributes that are not there.
/// </summary>
internal sealed class RandomShop : IAsyncDisposable
{
    public static readonly DateOnly First = new(2024, 1, 25);
    private const int Days = 75;

    private RandomShop(StorageFixture storage, FactStore store, ShopSettings settings, CustomerLabelBoard labels)
    {
        Labels = labels;
        Storage = storage;
        Store = store;
        Settings = settings;
    }

    public StorageFixture Storage { get; }

    public FactStore Store { get; }

    public ShopSettings Settings { get; }

    public CustomerLabelBoard Labels { get; }

    public QueryRunner Runner => new(Store, () => Settings, TimeProvider.System, null, Labels);

    public static async Task<RandomShop> StartAsync(int seed, string zone)
    {
        var random = new Random(seed);
        var storage = await StorageFixture.StartAsync();
        var settings = ShopSettings.Default with { TimeZoneId = zone, WeekStart = random.Next(2) == 0 ? DayOfWeek.Monday : DayOfWeek.Sunday };
        var store = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        var ids = new List<int>();
        for (var batch = 0; batch < 4; batch++)
        {
            var rows = Enumerable.Range(0, 40 + random.Next(120)).Select(_ => Row(random)).ToArray();
            var customers = Enumerable.Range(0, 12).Where(_ => random.Next(3) > 0).Select(c => Customer(random, c)).ToArray();
            var products = Enumerable.Range(0, 5).Where(_ => random.Next(2) == 0).Select(p => new ProductRow("p" + p, null, Pick(random, "Books", "Food", null))).ToArray();
            ids.Add(await Lines.ImportAsync(storage, "file" + (batch % 3), rows, customers, products));
            if (random.Next(2) == 0)
            {
                await store.RefreshAsync();
            }
        }

        await storage.Batches.UndoAsync(ids[random.Next(ids.Count)]);
        await store.RefreshAsync();
        return new RandomShop(storage, store, settings, RandomLabels(random, store.Current.Customers.Slots));
    }

    public static AnalyticsQuery Query(int seed)
    {
        var random = new Random(seed);
        var all = Enum.GetValues<Dimension>().Where(d => !DimensionCatalog.Of(d).IsFilterOnly).ToArray();
        var by = Enumerable.Range(0, random.Next(4)).Select(_ => all[random.Next(all.Length)]).Distinct().ToArray();
        var filters = new List<Filter>();
        while (random.Next(3) == 0)
        {
            filters.Add(RandomFilter(random));
        }

        var from = First.AddDays(random.Next(Days + 10) - 10);
        return new AnalyticsQuery
        {
            Measures = [.. Enum.GetValues<Measure>().Where(_ => random.Next(2) == 0).DefaultIfEmpty(Measure.NetRevenue)],
            By = by,
            Filters = filters,
            Period = random.Next(5) == 0 ? new Period(First, First.AddDays(Days)) : new Period(from, from.AddDays(random.Next(50))),
        };
    }

    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        await Storage.DisposeAsync();
    }

    // Some columns end before the last customer, as those do that were made before the newest came.
    private static CustomerLabelBoard RandomLabels(Random random, int slots)
    {
        byte[] Codes(int names) => [.. Enumerable.Range(0, Math.Max(1, slots - random.Next(3))).Select(_ => (byte)random.Next(names))];
        bool[] Members() => [.. Enumerable.Range(0, Math.Max(1, slots - random.Next(3))).Select(_ => random.Next(2) == 0)];
        var labels = new CustomerLabelBoard();
        labels.Put(new Dictionary<Dimension, LabelColumn?>
        {
            [Dimension.RfmSegment] = new(["", "Champions", "Lost", "At Risk"], Codes(4)),
            [Dimension.ValueTier] = new(["", "Low Value", "High Value"], Codes(3)),
            [Dimension.ChurnTier] = new(["", "Low", "High"], Codes(3)),
        });
        labels.PutSegments([new SegmentLabel("1", "People's choice", Members()), new SegmentLabel("2", "Loyal ones", Members())]);
        return labels;
    }

    private static Filter RandomFilter(Random random)
    {
        string[] values;
        Dimension dimension;
        switch (random.Next(12))
        {
            case 0: (dimension, values) = (Dimension.Category, ["Books", "(none)"]); break;
            case 1: (dimension, values) = (Dimension.Channel, ["Web", "Store"]); break;
            case 2: (dimension, values) = (Dimension.Location, ["Oslo", "(none)"]); break;
            case 3: (dimension, values) = (Dimension.Gender, ["F"]); break;
            case 4: (dimension, values) = (Dimension.Weekday, ["1", "3", "6", "7"]); break;
            case 5: (dimension, values) = (Dimension.HourOfDay, [.. Enumerable.Range(6, 12).Select(h => h.ToString())]); break;
            case 6: (dimension, values) = (Dimension.CustomerKind, ["new", "anonymous"]); break;
            case 7: (dimension, values) = (Dimension.AgeGroup, ["26-35", "56+", "(none)"]); break;
            case 8: (dimension, values) = (Dimension.RfmSegment, ["Champions", "(none)"]); break;
            case 9: (dimension, values) = (Dimension.ChurnTier, ["High"]); break;
            case 10: (dimension, values) = (Dimension.Segment, random.Next(2) == 0 ? ["1"] : ["loyal ones", "1"]); break;
            default: (dimension, values) = (Dimension.Source, ["file1"]); break;
        }

        return new Filter(dimension, values, random.Next(3) == 0);
    }

    private static PurchaseRow Row(Random random)
    {
        var at = new DateTimeOffset(First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds() + (random.Next(Days * 24 * 12) * 300_000L);
        var quantity = random.Next(6) switch { 0 => -random.Next(1, 3), 1 => 0, _ => random.Next(1, 5) } * 1_000L;
        var amount = (quantity < 0 ? -1 : random.Next(8) == 0 ? -1 : 1) * random.Next(0, 90) * 12_345L;
        var customer = random.Next(5) == 0 ? null : "c" + random.Next(12);
        return new PurchaseRow(
            2,
            "o" + random.Next(150),
            customer,
            random.Next(6) == 0 ? null : "p" + random.Next(5),
            null,
            true,
            Pick(random, "Books", "Food", "Toys", null, null),
            Pick(random, "Web", "Store", null),
            Pick(random, "Oslo", "Paris", null, null),
            at,
            quantity,
            amount,
            null);
    }

    private static CustomerRow Customer(Random random, int number) => new(
        "c" + number,
        null,
        random.Next(3) == 0 ? 1960 + random.Next(50) : null,
        random.Next(2) == 0 ? 15 + random.Next(50) : null,
        random.Next(2) == 0 ? new DateOnly(2020 + random.Next(4), 1 + random.Next(12), 1 + random.Next(28)) : null,
        Pick(random, "F", "M", null),
        Pick(random, "Oslo", "Rome", null),
        Pick(random, "low", "high", null));

    private static string? Pick(Random random, params string?[] values) => values[random.Next(values.Length)];
}
