using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class BatchUndoTests
{
    [Theory]
    [EachDatabase]
    public async Task Undo_BatchThatChangedAttributes_RestoresWhatWasThere(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await Lines.ImportAsync(storage, "a", [], [new CustomerRow("c1", Name: "Ann", Location: "London", BirthYear: 1980, RegisteredOn: new DateOnly(2010, 2, 3))], []);
        var second = await Lines.ImportAsync(storage, "b", [], [new CustomerRow("c1", Location: "Paris", Gender: "F")], []);
        var third = await Lines.ImportAsync(storage, "c", [], [new CustomerRow("c1", Location: "Rome")], []);
        Assert.Equal(("Ann", "Rome", "F"), Attributes(storage));

        await storage.Batches.UndoAsync(second);
        Assert.Equal(("Ann", "Rome", null), Attributes(storage));

        await storage.Batches.UndoAsync(third);
        Assert.Equal(("Ann", "London", null), Attributes(storage));
        var customer = Assert.Single(Lines.Customers(storage));
        Assert.Equal((1980, new DateOnly(2010, 2, 3)), (customer.BirthYear, customer.RegisteredOn));

        static (string?, string?, string?) Attributes(StorageFixture storage)
        {
            var customer = Assert.Single(Lines.Customers(storage));
            return (customer.Name, customer.Location, customer.Gender);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Undo_BatchWhoseNamesAreUsedLater_HandsThemOverWithoutItsAttributes(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var first = await Lines.ImportAsync(
            storage,
            "a",
            [Lines.Of("o1", "c1", "p1", 100) with { Channel = "Web" }],
            [new CustomerRow("c1", Location: "London"), new CustomerRow("c2", Location: "York")],
            [new ProductRow("p1", Category: "Food")]);
        var second = await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 5) with { Channel = "Web" });

        await storage.Batches.UndoAsync(first);

        var line = Assert.Single(Lines.Read(storage, second));
        var stored = Assert.Single(storage.Reader.ReadByIds([line.Id]));
        Assert.Equal(("o1", "c1", "p1", "Name of p1", "Web"), (stored.OrderExternalId, stored.CustomerExternalId, stored.ProductCode, stored.ProductName, stored.Channel));
        Assert.Equal((null, null), (stored.Category, stored.Location));
        var customer = Assert.Single(Lines.Customers(storage));
        Assert.Equal(("c1", (string?)null, second), (customer.ExternalId, customer.Location, customer.BatchId));
        var labels = new List<Label>();
        storage.Reader.ReadLabels(labels.Add);
        Assert.Equal(["Web"], labels.Select(static l => l.Name));
    }

    [Theory]
    [EachDatabase]
    public async Task Undo_BatchOfRetriedRows_MakesThemWaitAgain(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var first = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "a", "ann"));
        await storage.Batches.AddQuarantinedAsync(first.Id, [Row(3), Row(7)]);
        await storage.Batches.CommitAsync(first.Id, new BatchSummary(2, 0, 2));
        var rows = await storage.Batches.QuarantinedAsync(first.Id, 0, 10);
        Assert.Equal([3, 7], rows.Select(static r => r.SourceLine));
        var retry = await Lines.ImportAsync(storage, Lines.Of("o1", null, null, 1));
        await storage.Batches.MarkRetriedAsync([rows[0].Id], retry);
        Assert.Equal((2, 1), await storage.Batches.CountQuarantinedAsync(first.Id));

        await storage.Batches.UndoAsync(retry);

        Assert.Equal((2, 2), await storage.Batches.CountQuarantinedAsync(first.Id));
        await storage.Batches.UndoAsync(first.Id);
        Assert.Empty(await storage.Batches.QuarantinedAsync(first.Id, 0, 10));

        static QuarantinedRow Row(long line) => new() { SourceLine = line, CellsJson = "[]", Field = "amount", Reason = "no number" };
    }

    // Whatever was imported and taken back in between: what remains must look as if only the living batches had come.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Undo_RandomHistory_EqualsImportingOnlyTheLivingBatches(int seed)
    {
        var random = new Random(seed);
        await using var storage = await StorageFixture.StartAsync();
        var living = new List<(int Id, RandomBatch Batch)>();
        for (var step = 0; step < 14; step++)
        {
            if (living.Count > 0 && random.Next(3) == 0)
            {
                var at = random.Next(living.Count);
                await storage.Batches.UndoAsync(living[at].Id);
                living.RemoveAt(at);
            }
            else
            {
                var batch = RandomBatch.Make(random);
                living.Add((await batch.ImportAsync(storage), batch));
            }
        }

        await using var fresh = await StorageFixture.StartAsync();
        var ids = new List<int>();
        foreach (var (_, batch) in living)
        {
            ids.Add(await batch.ImportAsync(fresh));
        }

        var expected = RandomBatch.Describe(fresh, ids);
        var actual = RandomBatch.Describe(storage, [.. living.Select(static l => l.Id)]);
        Assert.Equal([], expected.Except(actual, StringComparer.Ordinal));
        Assert.Equal([], actual.Except(expected, StringComparer.Ordinal));
        Assert.Equal(expected.Count, actual.Count);
        Assert.Equal(await Lines.CountAsync(fresh, static c => c.PurchaseLines), await Lines.CountAsync(storage, static c => c.PurchaseLines));
        Assert.Equal(await Lines.CountAsync(fresh, static c => c.Orders), await Lines.CountAsync(storage, static c => c.Orders));
    }

    [Theory]
    [EachDatabase]
    public async Task Undo_LastMadeUpBatch_TakesFiguresKeptOverTimeAlong(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var demo = await BatchAsync(BatchKind.Demo, "Demo shop");
        var live = await BatchAsync(BatchKind.Stream, ImportBatch.DemoStreamSource + " 2026-11-29");
        var own = await BatchAsync(BatchKind.Purchases, "shop.csv");
        var other = await BatchAsync(BatchKind.Purchases, "more.csv");
        await storage.Get<KeyMeasureStore>().WriteAsync("revenue", byHour: false, [new StoredKeyValue(new DateTime(2026, 11, 28), 100, 1)]);
        await storage.Get<AlertStore>().OpenAsync("revenue", 2, "{}", 0);
        await storage.Get<ForecastStore>().SaveAsync(new StoredForecast("k", "netRevenue", "auto", 1, DateTimeOffset.UnixEpoch, 1, [1]));
        await storage.Get<SettingsStore>().SetAsync("forecast.hold", "held");

        await storage.Batches.UndoAsync(other);
        Assert.Equal((1, 1, 1), await KeptAsync());
        await storage.Batches.UndoAsync(demo);
        Assert.Equal((1, 1, 1), await KeptAsync());
        Assert.Single(await storage.Get<ForecastStore>().ListAsync());
        await storage.Batches.UndoAsync(live);
        Assert.Equal((0, 0, 0), await KeptAsync());
        Assert.Empty(await storage.Get<ForecastStore>().ListAsync());
        await storage.Get<SettingsStore>().RefreshAsync();
        Assert.Null(storage.Get<SettingsStore>().Get<string>("forecast.hold"));
        Assert.Equal([own], (await storage.Batches.ListAsync()).Where(static b => b.Status == BatchStatus.Committed).Select(static b => b.Id));

        async Task<(int Values, int Alerts, int Entries)> KeptAsync() => (
            (await storage.Get<KeyMeasureStore>().ReadAsync("revenue", byHour: false, DateTime.MinValue.AddYears(1))).Count,
            (await storage.Get<AlertStore>().ListAsync(openOnly: false)).Count,
            (await storage.Get<AlertStore>().LogAsync(null)).Count);

        async Task<int> BatchAsync(BatchKind kind, string source)
        {
            var batch = await storage.Batches.BeginAsync(new BatchDraft(kind, source, "ann"));
            await using var writer = storage.Batches.OpenWriter(batch.Id);
            await writer.WriteAsync(Lines.Of("o" + batch.Id, "c1", "p1", 100));
            await writer.CompleteAsync();
            await storage.Batches.CommitAsync(batch.Id, new BatchSummary(1, 1, 0));
            return batch.Id;
        }
    }
}
