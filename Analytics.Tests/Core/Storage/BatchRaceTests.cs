using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Tests.Core.Storage;

/// <summary>Two at once, and what goes wrong after the moment that decides.</summary>
public sealed class BatchRaceTests
{
    [Theory]
    [EachDatabase]
    public async Task Discard_CommittedSinceItWasListed_TouchesNothing(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var batch = await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100), Lines.Of("o2", "c1", "p1", 5));

        Assert.False(await new BatchRemoval(storage.Get<Database>(), NullLogger.Instance).DiscardAsync(batch, default));

        Assert.Equal(105, Lines.Read(storage, batch).Sum(static l => l.AmountUnits));
        Assert.Single(Lines.Customers(storage));
    }

    [Fact]
    public async Task Discard_WriterGoesOn_CannotWriteMore()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var stores = new BatchStoreOf(storage, 1);
        var batch = await stores.Store.BeginAsync(new BatchDraft(BatchKind.Purchases, "a", "ann"));
        await using var writer = stores.Store.OpenWriter(batch.Id);
        await writer.WriteAsync(Lines.Of("o1", "c1", "p1", 100));
        await writer.WriteAsync(Lines.Of("o2", "c1", "p1", 100));

        Assert.True(await new BatchRemoval(storage.Get<Database>(), NullLogger.Instance).DiscardAsync(batch.Id, default));

        await Assert.ThrowsAsync<StorageException>(async () =>
        {
            await writer.WriteAsync(Lines.Of("o3", "c1", "p1", 100));
            await writer.CompleteAsync();
        });
        Assert.Equal(0, await Lines.CountAsync(storage, static c => c.PurchaseLines));
        Assert.Equal(0, await Lines.CountAsync(storage, static c => c.ImportBatches));
    }

    [Fact]
    public async Task Undo_LinesCannotGoYet_IsDoneAndTheNextStartRemovesThem()
    {
        await using var storage = await StorageFixture.StartAsync();
        var batch = await Lines.ImportAsync(storage, Lines.Of("o1", "c1", "p1", 100));
        Run(storage, "CREATE TRIGGER refuse BEFORE DELETE ON purchase_lines BEGIN SELECT RAISE(ABORT, 'not now'); END");

        Assert.Equal(2, await storage.Batches.UndoAsync(batch));

        Assert.Equal(BatchStatus.Undone, (await storage.Batches.GetAsync(batch))!.Status);
        Assert.Empty(storage.Reader.ReadBatches());
        Assert.Equal(1, await Lines.CountAsync(storage, static c => c.PurchaseLines));
        Run(storage, "DROP TRIGGER refuse");
        Assert.Equal(1, (await storage.Get<DatabaseStartup>().EnsureReadyAsync()).CleanedBatches);
        Assert.Equal(0, await Lines.CountAsync(storage, static c => c.PurchaseLines));
        Assert.Equal(batch, Assert.Single(await storage.Batches.ListAsync()).Id);
    }

    [Fact]
    public async Task Abort_LinesCannotGoYet_IsNotListedAndTheNextStartRemovesIt()
    {
        await using var storage = await StorageFixture.StartAsync();
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "a", "ann"));
        await using (var writer = storage.Batches.OpenWriter(batch.Id))
        {
            await writer.WriteAsync(Lines.Of("o1", "c1", "p1", 100));
            await writer.CompleteAsync();
        }

        Run(storage, "CREATE TRIGGER refuse BEFORE DELETE ON purchase_lines BEGIN SELECT RAISE(ABORT, 'not now'); END");
        await Assert.ThrowsAnyAsync<Exception>(() => storage.Batches.AbortAsync(batch.Id));

        Assert.Empty(await storage.Batches.ListAsync(includePending: true));
        await Assert.ThrowsAsync<StorageException>(() => storage.Batches.CommitAsync(batch.Id, new BatchSummary(1, 1, 0)));
        Run(storage, "DROP TRIGGER refuse");
        Assert.Equal(1, (await storage.Get<DatabaseStartup>().EnsureReadyAsync()).CleanedBatches);
        Assert.Equal(0, await Lines.CountAsync(storage, static c => c.PurchaseLines));
        Assert.Equal(0, await Lines.CountAsync(storage, static c => c.ImportBatches));
    }

    [Theory]
    [EachDatabase]
    public async Task MarkRetried_OneIsTakenAlready_TakesNone(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var first = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "a", "ann"));
        await storage.Batches.AddQuarantinedAsync(first.Id, [Row(3), Row(7)]);
        await storage.Batches.CommitAsync(first.Id, new BatchSummary(2, 0, 2));
        var rows = await storage.Batches.QuarantinedAsync(first.Id, 0, 10);
        var ann = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "b", "ann"));
        var bob = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "c", "bob"));
        await storage.Batches.MarkRetriedAsync([rows[1].Id], ann.Id);

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Batches.MarkRetriedAsync([rows[0].Id, rows[1].Id], bob.Id));

        Assert.Equal(StorageProblem.Conflict, error.Problem);
        Assert.Equal([null, ann.Id], (await storage.Batches.QuarantinedAsync(first.Id, 0, 10)).Select(static r => r.RetriedInBatchId));
        await storage.Batches.AbortAsync(ann.Id);
        await storage.Batches.MarkRetriedAsync([rows[0].Id, rows[1].Id], bob.Id);
        Assert.Equal((2, 0), await storage.Batches.CountQuarantinedAsync(first.Id));

        static QuarantinedRow Row(long line) => new() { SourceLine = line, CellsJson = "[]", Field = "amount", Reason = "no number" };
    }

    [Theory]
    [EachDatabase]
    public async Task Commit_SameFileCommittedMeanwhile_IsRefusedUnlessWanted(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var draft = new BatchDraft(BatchKind.Purchases, "shop.csv", "ann", "abc");
        var first = await storage.Batches.BeginAsync(draft);
        var second = await storage.Batches.BeginAsync(draft);
        await storage.Batches.CommitAsync(first.Id, new BatchSummary(0, 0, 0, RefusesSameFile: true));

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Batches.CommitAsync(second.Id, new BatchSummary(0, 0, 0, RefusesSameFile: true)));

        Assert.Equal(StorageProblem.SameFile, error.Problem);
        Assert.Equal(1, storage.State.Read().Version);
        await storage.Batches.CommitAsync(second.Id, new BatchSummary(0, 0, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Commit_CustomerThatAPendingBatchBrought_ShowsNothingThatOneSaysBeforeItCounts(bool commits)
    {
        await using var storage = await StorageFixture.StartAsync();
        var pending = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "a", "ann"));
        await using (var writer = storage.Batches.OpenWriter(pending.Id))
        {
            await writer.WriteAsync(Lines.Of("o1", "c1", "p1", 100));
            await writer.WriteAsync(new CustomerRow("c1", Name: "Ann", Location: "London", BirthYear: 1980));
            await writer.WriteAsync(new ProductRow("p1", Category: "Food"));
            await writer.CompleteAsync();
        }

        var other = await Lines.ImportAsync(storage, "b", [Lines.Of("o2", "c1", "p1", 5)], [new CustomerRow("c1", Location: "Rome")], []);

        Assert.Equal((null, "Rome", null, null), Seen(storage));
        Assert.Null(Category(storage, other));
        if (commits)
        {
            await storage.Batches.CommitAsync(pending.Id, new BatchSummary(1, 1, 0));
            Assert.Equal(("Ann", "London", 1980, null), Seen(storage));
            Assert.Equal("Food", Category(storage, other));
            await storage.Batches.UndoAsync(pending.Id);
        }
        else
        {
            await storage.Batches.AbortAsync(pending.Id);
        }

        Assert.Equal((null, "Rome", null, null), Seen(storage));
        Assert.Null(Category(storage, other));

        static (string?, string?, int?, string?) Seen(StorageFixture storage)
        {
            var customer = Assert.Single(Lines.Customers(storage));
            return (customer.Name, customer.Location, customer.BirthYear, customer.Gender);
        }

        static string? Category(StorageFixture storage, int batch) =>
            Assert.Single(storage.Reader.ReadByIds([.. Lines.Read(storage, batch).Select(static l => l.Id)])).Category;
    }

    private static void Run(StorageFixture storage, string sql) => storage.Get<Database>().Read(session => session.Execute(sql));
}
