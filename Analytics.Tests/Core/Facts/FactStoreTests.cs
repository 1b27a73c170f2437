using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries;
using Analytics.Core.Storage.Connections;
using Analytics.Tests.Core.Storage;

namespace Analytics.Tests.Core.Facts;

public sealed class FactStoreTests : IDisposable
{
    private static readonly AnalyticsQuery Everything = new() { Measures = [Measure.NetRevenue, Measure.Lines, Measure.ActiveCustomers] };

    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-facts-").FullName;

    private string SnapshotPath => Path.Combine(_folder, "shop.facts");

    [Fact]
    public async Task Refresh_BatchCommitted_AppendsItAndRaisesChanged()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var store = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        await store.LoadAsync();
        var versions = new List<long>();
        store.Changed += versions.Add;

        await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100_000), Lines.Of("o2", null, "p2", 50_000));
        await store.RefreshAsync();
        await store.RefreshAsync();

        Assert.Equal([15m, 2m, 1m], await TotalsAsync(store));
        Assert.Equal(storage.State.Read().Version, Assert.Single(versions));
    }

    [Fact]
    public async Task Refresh_BatchUndone_DropsItsLinesAndNothingElse()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var store = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100_000));
        var second = await Lines.ImportAsync(storage, Lines.Of("o2", "c2", "p1", 70_000), Lines.Of("o1", "c1", "p1", 10_000));
        await store.RefreshAsync();
        Assert.Equal([18m, 3m, 2m], await TotalsAsync(store));

        await storage.Batches.UndoAsync(second);
        await store.RefreshAsync();

        Assert.Equal([10m, 1m, 1m], await TotalsAsync(store));
    }

    [Fact]
    public async Task Load_SnapshotOfTheSameVersion_GivesTheSameAnswers()
    {
        await using var storage = await StorageFixture.StartAsync();
        var source = new StorageFactSource(storage.Reader, storage.State);
        await Lines.ImportAsync(storage, "a.csv", [Lines.Of("o1", "c1", "p1", 100_000), Lines.Of("o2", "c2", null, -70_000)], [], []);
        using var store = new FactStore(source);
        await store.LoadAsync();
        var file = new SnapshotFile(SnapshotPath);
        file.Save(store.Current);

        var loaded = file.TryLoad(store.Current.DatabaseId, store.Current.Version, store.Current.Stamp);

        Assert.NotNull(loaded);
        using var restored = new FactStore();
        await restored.UpdateAsync((_, _) => Task.FromResult(loaded));
        Assert.Equal(await TotalsAsync(store), await TotalsAsync(restored));
        Assert.Equal(["a.csv"], loaded.Batches.Values.Select(b => b.SourceName));
        Assert.Equal("c1", loaded.Customers[1].ExternalId);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("stamp")]
    [InlineData("damaged")]
    [InlineData("cut")]
    [InlineData("empty")]
    public async Task TryLoad_SnapshotThatDoesNotMatch_IsThrownAway(string how)
    {
        await using var storage = await StorageFixture.StartAsync();
        await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100_000));
        using var store = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        await store.LoadAsync();
        var file = new SnapshotFile(SnapshotPath);
        file.Save(store.Current);
        var bytes = await File.ReadAllBytesAsync(SnapshotPath);
        switch (how)
        {
            case "damaged":
                bytes[bytes.Length / 2] ^= 1;
                await File.WriteAllBytesAsync(SnapshotPath, bytes);
                break;
            case "cut":
                await File.WriteAllBytesAsync(SnapshotPath, bytes[..^10]);
                break;
            case "empty":
                await File.WriteAllBytesAsync(SnapshotPath, []);
                break;
        }

        var loaded = file.TryLoad(store.Current.DatabaseId, store.Current.Version + (how == "version" ? 1 : 0), store.Current.Stamp + (how == "stamp" ? 1 : 0));

        Assert.Null(loaded);
        Assert.False(File.Exists(SnapshotPath));
    }

    [Fact]
    public async Task Lines_BehindANumber_ComeLatestFirstWithTheirNames()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var store = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        var early = Lines.Of("o1", "c1", "p1", 100_000);
        await Lines.ImportAsync(storage, early, early with { OrderExternalId = "o2", AtUnixMs = early.AtUnixMs + 5_000 }, early with { OrderExternalId = "o3", AtUnixMs = early.AtUnixMs + 1_000 });
        await store.RefreshAsync();
        var runner = new QueryRunner(store, () => ShopSettings.Default, TimeProvider.System, new StorageLineSource(storage.Reader));

        var page = await runner.LinesAsync(Everything, 1, 5);

        Assert.Equal(3, page.Total);
        Assert.Equal(["o3", "o1"], page.Lines.Select(l => l.OrderId));
        Assert.Equal(("c1", "p1", 10m), (page.Lines[0].CustomerId, page.Lines[0].ProductCode, page.Lines[0].Amount));
    }

    [Fact]
    public async Task Append_ManySmallBatches_MergesChunksAndKeepsEveryLine()
    {
        using var store = new FactStore();
        for (var batch = 1; batch <= 100; batch++)
        {
            var id = batch;
            await store.UpdateAsync((current, _) =>
            {
                var writer = new FactWriter(current);
                writer.AddBatch(new BatchFacts(id, "stream", BatchKind.Stream));
                for (var i = 0; i < 50; i++)
                {
                    var row = ((id - 1) * 50) + i + 1;
                    writer.Add(new FactLine(row, id, row, (row % 300) + 1, 0, 0, 0, 0, 1_700_000_000 - (row % 977), 1_000, 10_000));
                }

                return Task.FromResult(writer.Build(Guid.Empty, id));
            });
        }

        Assert.InRange(store.Current.Chunks.Count, 1, 12);
        Assert.Equal([5_000m, 5_000m, 300m], await TotalsAsync(store));
        Assert.Equal(Enumerable.Range(1, 5_000).Select(r => (long)r), store.Current.Chunks.SelectMany(c => Enumerable.Range(0, c.Count).Select(c.RowIdAt)).Order());

        await store.UpdateAsync((current, _) =>
        {
            var writer = new FactWriter(current);
            writer.Drop(new HashSet<int> { 50 });
            return Task.FromResult(writer.Build(Guid.Empty, 101));
        });
        Assert.Equal([4_950m, 4_950m, 300m], await TotalsAsync(store));
    }

    [Fact]
    public async Task Refresh_BackupRestoredAndOtherDataAtTheSameVersion_ReadsEverythingAgain()
    {
        await using var storage = await StorageFixture.StartAsync();
        await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100_000));
        using var store = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        await store.LoadAsync();
        var file = new SnapshotFile(SnapshotPath);
        file.Save(store.Current);
        var before = storage.State.Read();

        // The same key, version, customer and even moment, with another amount: what a restored backup can lead to.
        storage.Get<Database>().Write(static session => session.Execute("UPDATE purchase_lines SET amount_units = 30000"));
        storage.Get<Database>().Write(static session => session.Execute("UPDATE data_state SET stamp = stamp / 2 + 1"));

        Assert.Equal(before.Version, storage.State.Read().Version);
        await store.RefreshAsync();
        Assert.Equal([3m, 1m, 1m], await TotalsAsync(store));
        using var next = new FactStore(new StorageFactSource(storage.Reader, storage.State), file);
        await next.LoadAsync();
        Assert.Equal([3m, 1m, 1m], await TotalsAsync(next));
    }

    [Fact]
    public async Task Refresh_BackupRestoredAndOtherBatchUnderTheSameKey_ReadsEverythingAgain()
    {
        await using var storage = await StorageFixture.StartAsync();
        await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100_000));
        using var store = new FactStore(new StorageFactSource(storage.Reader, storage.State));
        await store.LoadAsync();

        storage.Get<Database>().Write(static session => session.Execute("UPDATE purchase_lines SET amount_units = 30000"));
        storage.Get<Database>().Write(static session => session.Execute("UPDATE import_batches SET committed_at = committed_at + 1000"));
        await Lines.ImportAsync(storage, Lines.Of("o2", "c2", "p1", 20_000));

        await store.RefreshAsync();
        Assert.Equal([5m, 2m, 2m], await TotalsAsync(store));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Load_DataChangesWhileItIsRead_ReadsAgain(bool undoes)
    {
        await using var storage = await StorageFixture.StartAsync();
        await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100_000));
        var second = await Lines.ImportAsync(storage, Lines.Of("o2", "c2", "p1", 50_000));
        var source = new DisturbedSource(
            new StorageFactSource(storage.Reader, storage.State),
            () => (undoes ? (Task)storage.Batches.UndoAsync(second) : Lines.ImportAsync(storage, Lines.Of("o3", "c3", "p1", 10_000))).GetAwaiter().GetResult());
        using var store = new FactStore(source);

        await store.LoadAsync();

        decimal?[] expected = undoes ? [10m, 1m, 1m] : [16m, 3m, 3m];
        Assert.Equal(expected, await TotalsAsync(store));
        Assert.Equal(storage.State.Read().Version, store.Current.Version);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Lets somebody change the data once, between the reading of batches and of lines.</summary>
    private sealed class DisturbedSource(IFactSource source, Action disturb) : IFactSource
    {
        private Action? _disturb = disturb;

        public (Guid DatabaseId, long Version, long Stamp, long StreamVersion) ReadStamp() => source.ReadStamp();

        public IReadOnlyList<BatchFacts> ReadBatches() => source.ReadBatches();

        public void ReadAttributes(FactWriter writer, bool onlyNew, CancellationToken cancellationToken)
        {
            source.ReadAttributes(writer, onlyNew, cancellationToken);
            Interlocked.Exchange(ref _disturb, null)?.Invoke();
        }

        public void ReadLines(BatchFacts batch, long afterRowId, FactWriter writer, CancellationToken cancellationToken) =>
            source.ReadLines(batch, afterRowId, writer, cancellationToken);

        public void ReadCorrections(long afterVersion, FactWriter writer, CancellationToken cancellationToken) => source.ReadCorrections(afterVersion, writer, cancellationToken);
    }

    private static async Task<decimal?[]> TotalsAsync(FactStore store)
    {
        var result = await new QueryRunner(store, () => ShopSettings.Default, TimeProvider.System).RunAsync(Everything);
        return [.. result.Totals.Select(v => v.Value)];
    }
}
