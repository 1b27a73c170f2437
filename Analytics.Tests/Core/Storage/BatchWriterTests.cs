using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class BatchWriterTests
{
    [Theory]
    [EachDatabase]
    public async Task Write_SeveralChunks_CountsAndResolvesExactly(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        const int Count = 120_000;
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "big.csv", "ann"));
        await using var writer = storage.Batches.OpenWriter(batch.Id);
        for (var i = 0; i < Count; i++)
        {
            await writer.WriteAsync(new PurchaseRow(
                i + 2, $"o{i / 3}", i % 4 == 0 ? null : $"c{i % 5_000}", $"p{i % 700}", i < 60_000 ? null : $"Name {i % 700}", true,
                i % 2 == 0 ? "Food" : null, "Web", $"Town {i % 30}", 1_300_000_000_000 + i, (i % 7 == 0 ? -1 : 1) * 1_000, i % 7 == 0 ? -i : i, i % 3 == 0 ? null : 0));
        }

        var result = await writer.CompleteAsync();
        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(Count, Count, 0));

        Assert.Equal((Count, Count / 3, 3_750, 700), (result.Lines, result.Orders, result.Customers, result.NewProducts));
        var lines = Lines.Read(storage, batch.Id);
        Assert.Equal(Count, lines.Count);
        Assert.Equal(result.NetUnits, lines.Sum(static l => l.AmountUnits));
        Assert.Equal(result.GrossUnits, lines.Where(static l => l is { QuantityUnits: > 0, AmountUnits: > 0 }).Sum(static l => l.AmountUnits));
        Assert.Equal(Count / 4, lines.Count(static l => l.CustomerId == 0));
        Assert.Equal(Count / 3, lines.Count(static l => !l.HasUnitPrice));
        Assert.Equal(Count / 3, lines.Select(static l => l.OrderId).Distinct().Count());
        foreach (var i in new[] { 0, 1, 49_999, 50_000, 99_999, 119_999 })
        {
            var line = Assert.Single(storage.Reader.ReadByIds([lines[i].Id]));
            Assert.Equal(
                ($"o{i / 3}", i % 4 == 0 ? null : $"c{i % 5_000}", $"p{i % 700}", $"Name {i % 700}", i % 2 == 0 ? "Food" : null, $"Town {i % 30}", (long)i + 2),
                (line.OrderExternalId, line.CustomerExternalId, line.ProductCode, line.ProductName, line.Category, line.Location, line.SourceLine));
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Write_NotesOnFreeLines_NameNoProductThatIsSold(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "notes.csv", "ann"));
        await using var writer = storage.Batches.OpenWriter(batch.Id);
        await LineAsync("same", "mailout", 0);
        await LineAsync("same", "Lamp", 50_000);
        await LineAsync("same", "Lamp, new", 50_000);
        await LineAsync("later", null, 0);
        await LineAsync("later", "damages", 0);
        await LineAsync("never", "sample", 0);
        // Beyond what is written at once.
        for (var i = 0; i < 60_000; i++)
        {
            await LineAsync("filler", "Filler", 10_000);
        }

        await LineAsync("later", "check", 0);
        await LineAsync("later", "Chair", 70_000);
        await LineAsync("later", "Chair, blue", 70_000);
        await writer.CompleteAsync();
        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(1, 1, 0));

        var names = storage.Reader.ReadByIds([.. Lines.Read(storage, batch.Id).Where(static l => l.AmountUnits != 10_000).Select(static l => l.Id)])
            .Select(static l => (l.ProductCode, l.ProductName)).Distinct().OrderBy(static n => n.ProductCode, StringComparer.Ordinal);
        Assert.Equal([("later", "Chair"), ("never", "sample"), ("same", "Lamp")], names);

        ValueTask LineAsync(string code, string? name, long amount) =>
            writer.WriteAsync(new PurchaseRow(0, "o", "c", code, name, true, null, null, null, 1_300_000_000_000, 1_000, amount, amount));
    }

    [Theory]
    [EachDatabase]
    public async Task Undo_NamesTakenOverFromABatchWrittenEarlier_StayWithIt(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var early = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "early", "ann"));
        var late = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "late", "bob"));
        await WriteAsync(early.Id);
        await WriteAsync(late.Id);

        // The later one commits first, and so owns what both use; then it goes.
        await storage.Batches.CommitAsync(late.Id, new BatchSummary(1, 1, 0));
        await storage.Batches.CommitAsync(early.Id, new BatchSummary(1, 1, 0));
        await storage.Batches.UndoAsync(late.Id);

        var line = Assert.Single(storage.Reader.ReadByIds([.. Lines.Read(storage, early.Id).Select(static l => l.Id)]));
        Assert.Equal(("o", "c", "p"), (line.OrderExternalId, line.CustomerExternalId, line.ProductCode));

        async Task WriteAsync(int batch)
        {
            await using var writer = storage.Batches.OpenWriter(batch);
            await writer.WriteAsync(Lines.Of("o", "c", "p", 5));
            await writer.CompleteAsync();
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Write_TwoBatchesAtOnce_ShareNamesAndEachIsWhole(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await using var other = storage.Another();

        var ids = await Task.WhenAll(ImportAsync(storage), ImportAsync(other));

        Assert.Equal(50, Lines.Customers(storage).Count);
        Assert.Equal(300, await Lines.CountAsync(storage, static c => c.Orders));
        Assert.All(ids, id => Assert.Equal(3_000, Lines.Read(storage, id).Count));
        await storage.Batches.UndoAsync(ids[0]);
        Assert.Equal(50, Lines.Customers(storage).Count);
        Assert.Equal(3_000, storage.Reader.ReadByIds([.. Lines.Read(storage, ids[1]).Select(static l => l.Id)]).Count);
        await storage.Batches.UndoAsync(ids[1]);
        Assert.Equal(0, await Lines.CountAsync(storage, static c => c.Orders));

        static async Task<int> ImportAsync(StorageFixture storage)
        {
            using var small = new BatchStoreOf(storage, 200);
            var batch = await small.Store.BeginAsync(new BatchDraft(BatchKind.Purchases, "a", "ann"));
            await using var writer = small.Store.OpenWriter(batch.Id);
            for (var i = 0; i < 3_000; i++)
            {
                await writer.WriteAsync(Lines.Of($"o{i / 10}", $"c{i % 50}", "p", 1));
            }

            await writer.CompleteAsync();
            await small.Store.CommitAsync(batch.Id, new BatchSummary(3_000, 3_000, 0));
            return batch.Id;
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Abort_PendingBatchWhoseNamesAnotherUses_LeavesThese(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var pending = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "a", "ann"));
        await using (var writer = storage.Batches.OpenWriter(pending.Id))
        {
            await writer.WriteAsync(Lines.Of("o1", "c1", "p1", 5));
            await writer.WriteAsync(Lines.Of("o9", "c9", "p9", 5));
            await writer.CompleteAsync();
        }

        var committed = await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 7));
        Assert.Equal("c1", Assert.Single(Lines.Customers(storage)).ExternalId);

        await storage.Batches.AbortAsync(pending.Id);

        Assert.Equal("c1", Assert.Single(Lines.Customers(storage)).ExternalId);
        var line = Assert.Single(storage.Reader.ReadByIds([.. Lines.Read(storage, committed).Select(static l => l.Id)]));
        Assert.Equal(("o1", "c1", "p1"), (line.OrderExternalId, line.CustomerExternalId, line.ProductCode));
        Assert.Equal(1, await Lines.CountAsync(storage, static c => c.Orders));
        Assert.Null(await storage.Batches.GetAsync(pending.Id));
    }

    [Fact]
    public async Task Write_AfterAnUndoInBetween_FindsNamesAnew()
    {
        await using var storage = await StorageFixture.StartAsync();
        var first = await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 5));
        using var small = new BatchStoreOf(storage, 1);
        var batch = await small.Store.BeginAsync(new BatchDraft(BatchKind.Purchases, "a", "ann"));
        await using (var writer = small.Store.OpenWriter(batch.Id))
        {
            await writer.WriteAsync(Lines.Of("o2", "c1", "p1", 5));
            await writer.WriteAsync(Lines.Of("o3", "c2", null, 5));
            await storage.Batches.UndoAsync(first);
            await writer.WriteAsync(Lines.Of("o1", "c1", "p1", 6));
            await writer.CompleteAsync();
        }

        await small.Store.CommitAsync(batch.Id, new BatchSummary(3, 3, 0));

        var lines = storage.Reader.ReadByIds([.. Lines.Read(storage, batch.Id).Select(static l => l.Id)]);
        Assert.Equal(["o2", "o3", "o1"], lines.Select(static l => l.OrderExternalId));
        Assert.Equal(["c1", "c2"], Lines.Customers(storage).Select(static c => c.ExternalId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Commit_WriterNotCompleted_IsRefused()
    {
        await using var storage = await StorageFixture.StartAsync();
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "a", "ann"));
        await using (var writer = storage.Batches.OpenWriter(batch.Id))
        {
            await writer.WriteAsync(Lines.Of("o1", null, null, 5));
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Batches.CommitAsync(batch.Id, new BatchSummary(1, 1, 0)));

        Assert.Equal(StorageProblem.Conflict, error.Problem);
        await storage.Batches.AbortAsync(batch.Id);
        Assert.Equal(0, await Lines.CountAsync(storage, static c => c.ImportBatches));
    }

    [Fact]
    public async Task Write_WhileImporting_OtherWritersGetTheirTurn()
    {
        await using var storage = await StorageFixture.StartAsync();
        var audit = storage.Get<AuditLog>();
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "a", "ann"));
        await using var writer = storage.Batches.OpenWriter(batch.Id);
        var importing = Task.Run(async () =>
        {
            for (var i = 0; i < 300_000; i++)
            {
                await writer.WriteAsync(Lines.Of("o1", "c1", "p1", 1));
            }

            await writer.CompleteAsync();
        });
        var turns = 0;
        while (!importing.IsCompleted)
        {
            await audit.WriteAsync("ann", "test.turn"); // fails beyond the timeout of one second
            turns++;
        }

        await importing;
        Assert.True(turns >= 2, $"{turns} turns");
    }
}
