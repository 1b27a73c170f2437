using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class BatchStoreTests
{
    private static readonly BatchDraft Draft = new(BatchKind.Purchases, "shop.csv", "ann", "abc");

    [Theory]
    [EachDatabase]
    public async Task Commit_PendingBatch_BecomesVisibleWhole(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var batch = await storage.Batches.BeginAsync(Draft);
        var before = await storage.State.ReadAsync();
        await using (var writer = storage.Batches.OpenWriter(batch.Id))
        {
            await writer.WriteAsync(Lines.Of("o1", "c1", "p1", 100));
            await writer.WriteAsync(Lines.Of("o1", null, null, -40) with { Category = "Food", Channel = "Web", Location = "Paris" });
            var result = await writer.CompleteAsync();
            Assert.Equal((2, 1, 1, 1), (result.Lines, result.Orders, result.Customers, result.NewProducts));
            Assert.Equal((60, 100), (result.NetUnits, result.GrossUnits));
        }

        Assert.Empty(storage.Reader.ReadBatches());
        Assert.Equal(0, storage.Reader.ReadBatch(batch.Id, static _ => { }));
        Assert.Equal(before, await storage.State.ReadAsync());

        var version = await storage.Batches.CommitAsync(batch.Id, new BatchSummary(2, 2, 0, "{}"));

        Assert.Equal(before.Version + 1, version);
        Assert.Equal(before.Version + 1, storage.State.Read().Version);
        var lines = Lines.Read(storage, batch.Id);
        Assert.Equal([100, -40], lines.Select(static l => l.AmountUnits));
        var stored = storage.Reader.ReadByIds([.. lines.Select(static l => l.Id)]);
        Assert.Equal(("o1", "c1", "p1", (string?)null), (stored[0].OrderExternalId, stored[0].CustomerExternalId, stored[0].ProductCode, stored[0].Location));
        Assert.Equal(("Food", "Web", "Paris", (string?)null), (stored[1].Category, stored[1].Channel, stored[1].Location, stored[1].CustomerExternalId));
        Assert.Equal(batch.Id, (await storage.Batches.FindBySha256Async("abc"))!.Id);
    }

    [Theory]
    [EachDatabase]
    public async Task Undo_CommittedBatch_RemovesAllThatOnlyItBrought(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var first = await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100));
        var second = await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 7), Lines.Of("o2", "c2", "p2", 9) with { Channel = "Web" });

        await storage.Batches.UndoAsync(second);

        Assert.Equal([first], storage.Reader.ReadBatches().Select(static b => b.Id));
        Assert.Equal(100, Lines.Read(storage, first).Sum(static l => l.AmountUnits));
        Assert.Equal(["c1"], Lines.Customers(storage).Select(static c => c.ExternalId));
        Assert.Equal(1, await Lines.CountAsync(storage, static c => c.Orders));
        Assert.Equal(1, await Lines.CountAsync(storage, static c => c.Products));
        Assert.Equal(0, await Lines.CountAsync(storage, static c => c.Labels));
        Assert.Equal(1, await Lines.CountAsync(storage, static c => c.PurchaseLines));
        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Batches.UndoAsync(second));
        Assert.Equal(StorageProblem.Conflict, error.Problem);
    }
}
