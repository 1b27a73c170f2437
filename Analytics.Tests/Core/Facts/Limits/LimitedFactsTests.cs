using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Queries;
using Analytics.Tests.Core.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Facts.Limits;

/// <summary>Under a limit every answer is that of a shop which never had anything else.</summary>
public sealed class LimitedFactsTests
{
    private static readonly ShopSettings Settings = ShopSettings.Default;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Answers_UnderALimit_AreThoseOfAShopWithNothingElse(int seed)
    {
        var random = new Random(seed);
        var limit = RandomLimit(random);
        await using var whole = await StorageFixture.StartAsync();
        await using var part = await StorageFixture.StartAsync();
        using var all = new FactStore(new StorageFactSource(whole.Reader, whole.State));
        using var few = new FactStore(new StorageFactSource(part.Reader, part.State));
        for (var batch = 0; batch < 3; batch++)
        {
            var rows = Enumerable.Range(0, 150).Select(_ => Row(random)).ToArray();
            await Lines.ImportAsync(whole, "file" + batch, rows, Customers, Products);
            await Lines.ImportAsync(part, "file" + batch, [.. rows.Where(r => Passes(limit, r))], Customers, Products);
            await all.RefreshAsync();
            await few.RefreshAsync();
            await CompareAsync(all, few, limit, seed);
        }
    }

    [Fact]
    public async Task Visible_UnderALimit_NamesNothingElse()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var store = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        await Lines.ImportAsync(
            storage, "seen.csv", [At("o1", "c1", "p1", "Web")], [new("c1", "Ada", Location: "Oslo", Gender: "F", PreferredCategory: "Zoo")], [new("p1", "Pen", "Office")]);
        await Lines.ImportAsync(
            storage, "hidden.csv", [At("o2", "c2", "p2", "Store")], [new("c2", "Zoe", Location: "Rome", Gender: "X", IncomeRange: "huge", PreferredCategory: "Yachts")], [new("p2", "Zip", "Zoo")]);
        await store.RefreshAsync();
        var directory = new CustomerDirectory(store);

        using (RowLimits.Use(RowLimit.Of([(RowField.Channel, ["Web"])])))
        {
            var seen = store.Visible;
            Assert.Equal(1, seen.LineCount);
            Assert.Equal("seen.csv", Assert.Single(seen.Batches.Values).SourceName);
            Assert.Equal(["", "", "Oslo"], seen.Locations.Names.Order(StringComparer.Ordinal));
            Assert.DoesNotContain("Store", seen.Channels.Names);
            Assert.DoesNotContain("Zoo", seen.Categories.Names);
            Assert.DoesNotContain("X", seen.Genders.Names);
            Assert.DoesNotContain("huge", seen.IncomeRanges.Names);
            Assert.Equal(["", "", "Zoo"], seen.PreferredCategories.Names.Order(StringComparer.Ordinal));
            Assert.DoesNotContain(seen.Products, static p => p.Name == "Zip");
            Assert.Null(directory.Find("c2"));
            Assert.DoesNotContain(true, directory.Search("Zoe"));
            Assert.NotNull(directory.Find("c1"));
            Assert.Same(seen, store.Visible);
        }

        using (RowLimits.Use(RowLimit.Of([(RowField.Category, ["Office"])])))
        {
            // Who may not see a category does not read of it beside a customer either.
            Assert.NotNull(directory.Find("c1"));
            Assert.DoesNotContain("Zoo", store.Visible.PreferredCategories.Names);
        }

        Assert.Equal(2, store.Visible.LineCount);
        using (RowLimits.Use(RowLimit.Nothing))
        {
            Assert.Equal(0, store.Visible.LineCount);
            Assert.Null(directory.Find("c1"));
        }
    }

    [Fact]
    public async Task Use_InATask_FlowsIntoItAndEndsWithIt()
    {
        var limit = RowLimit.Nothing;
        using (RowLimits.Use(limit))
        {
            Assert.Equal(limit, await Task.Run(static () => RowLimits.Current));
            using (RowLimits.Use(null))
            {
                Assert.Null(RowLimits.Current);
            }

            Assert.Equal(limit, RowLimits.Current);
        }

        Assert.Null(RowLimits.Current);
    }

    private static async Task CompareAsync(FactStore all, FactStore few, RowLimit limit, int seed)
    {
        var (limited, own) = (new QueryRunner(all, static () => Settings, TimeProvider.System), new QueryRunner(few, static () => Settings, TimeProvider.System));
        await Task.Run(() => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), number =>
            {
                var query = RandomShop.Query((seed * 1_000_003) + number);
                query = query with
                {
                    By = [.. query.By.Where(static d => !DimensionCatalog.Of(d).IsLabel)],
                    Filters = [.. query.Filters.Where(static f => !DimensionCatalog.Of(f.Dimension).IsLabel && f.Dimension != Dimension.Segment)],
                };
                using var _ = RowLimits.Use(limit);
                var actual = limited.RunAsync(query).GetAwaiter().GetResult();
                using var whole = RowLimits.Use(null);
                var expected = own.RunAsync(query).GetAwaiter().GetResult();
                Assert.Equal(Text(expected), Text(actual));
            })));
        using var scope = RowLimits.Use(limit);
        Assert.Equal(few.Current.LineCount, limited.Freshness.TotalLines);
        Assert.Equal(own.Freshness.Today, limited.Freshness.Today);
        Assert.Equal(own.Span, limited.Span);
        foreach (var dimension in (Dimension[])[Dimension.Channel, Dimension.Category, Dimension.Product])
        {
            Assert.Equal(await own.ValuesAsync(dimension, null, 100), await limited.ValuesAsync(dimension, null, 100));
        }
    }

    private static string Text(QueryResult result) => string.Join(
        '\n',
        result.Rows.Select(static r => string.Join('|', r.Keys.Select(static k => k.Key)) + ": " + string.Join(' ', r.Values.Select(static v => v.Value))).Order(StringComparer.Ordinal)
            .Append("total " + string.Join(' ', result.Totals.Select(static v => v.Value)) + " of " + result.MatchedLines));

    private static CustomerRow[] Customers { get; } =
        [.. Enumerable.Range(0, 10).Select(static c => new CustomerRow("c" + c, BirthYear: 1950 + (5 * c), Gender: c % 2 == 0 ? "F" : "M", Location: HomeOf("c" + c)))];

    private static ProductRow[] Products { get; } = [.. Enumerable.Range(0, 5).Select(static p => new ProductRow("p" + p, null, CategoryOf("p" + p)))];

    private static string? HomeOf(string customer) => (customer[1] % 3) switch { 0 => "Oslo", 1 => "Rome", _ => null };

    private static string? CategoryOf(string product) => (product[1] % 3) switch { 0 => "Books", 1 => "Food", _ => null };

    private static bool Passes(RowLimit limit, PurchaseRow row) => limit.Conditions.All(c => c.Values.Contains(c.Attribute switch
    {
        RowField.Channel => row.Channel ?? RowLimit.NoValue,
        RowField.Location => row.Location ?? (row.CustomerExternalId is { } id ? HomeOf(id) : null) ?? RowLimit.NoValue,
        _ => row.Category ?? CategoryOf(row.ProductCode!) ?? RowLimit.NoValue,
    }));

    private static RowLimit RandomLimit(Random random) => RowLimit.Of(
        random.Next(4) switch
        {
            0 => [(RowField.Channel, ["Web"])],
            1 => [(RowField.Location, ["Oslo", "(none)"])],
            2 => [(RowField.Category, ["Books", "nothing has this"])],
            _ => [(RowField.Channel, ["Store", "(none)"]), (RowField.Category, ["Food", "Toys"]), (RowField.Location, ["Oslo", "Rome"])],
        })!;

    private static PurchaseRow At(string order, string customer, string product, string channel) =>
        Lines.Of(order, customer, product, 10_000) with { Channel = channel };

    private static PurchaseRow Row(Random random) => new(
        2,
        "o" + random.Next(200),
        random.Next(5) == 0 ? null : "c" + random.Next(10),
        "p" + random.Next(5),
        null,
        true,
        random.Next(2) == 0 ? null : random.Next(2) == 0 ? "Books" : "Toys",
        random.Next(3) switch { 0 => null, 1 => "Web", _ => "Store" },
        random.Next(2) == 0 ? null : random.Next(2) == 0 ? "Oslo" : "Paris",
        new DateTimeOffset(RandomShop.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds() + (random.Next(75 * 24 * 12) * 300_000L),
        random.Next(1, 5) * (random.Next(6) == 0 ? -1_000L : 1_000L),
        random.Next(-20, 90) * 12_345L,
        null);
}
