using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Streaming;

public sealed class PurchaseStreamStoreTests
{
    [Theory]
    [EachDatabase]
    public async Task Append_LinesSentAgain_CountOnce(DatabaseProvider provider)
    {
        await using var stream = await StreamFixture.StartAsync(provider);
        var rows = new[] { StreamFixture.Row("o1", "1", 100_000), StreamFixture.Row("o1", "2", 50_000, product: null) };

        var first = await stream.Store.AppendAsync("Stream", rows);
        var second = await stream.Store.AppendAsync("Stream", rows);

        Assert.Equal([StreamOutcome.Added, StreamOutcome.Added], first.Outcomes);
        Assert.Equal([StreamOutcome.Repeated, StreamOutcome.Repeated], second.Outcomes);
        Assert.Equal(first.Version, second.Version);
        Assert.Equal([15m, 2m, 1m, 1m], await stream.TotalsAsync());
    }

    [Theory]
    [EachDatabase]
    public async Task Append_OtherContentUnderAKey_TakesItsPlace(DatabaseProvider provider)
    {
        await using var stream = await StreamFixture.StartAsync(provider);
        await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o1", "1", 100_000), StreamFixture.Row("o2", "1", 70_000, customer: "c2")]);
        Assert.Equal([17m, 2m, 2m, 2m], await stream.TotalsAsync());

        // Another customer, of whom nobody knew, another amount, and another year.
        var corrected = await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o1", "1", 30_000, customer: "c9", atUnixMs: 1_500_000_000_000, location: "Rome")]);

        Assert.Equal([StreamOutcome.Corrected], corrected.Outcomes);
        Assert.Equal([10m, 2m, 2m, 2m], await stream.TotalsAsync());
        Assert.Equal([10m, 2m, 2m, 2m], await stream.TotalsFromStorageAsync());
        Assert.Equal(1_500_000_000, stream.Facts.Current.FirstSeconds);
    }

    [Fact]
    public async Task Append_CorrectedWithinOneCall_LastWordCounts()
    {
        await using var stream = await StreamFixture.StartAsync();

        var append = await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o1", "1", 10_000), StreamFixture.Row("o1", "1", 20_000), StreamFixture.Row("o1", "1", 20_000)]);

        Assert.Equal([StreamOutcome.Added, StreamOutcome.Corrected, StreamOutcome.Repeated], append.Outcomes);
        Assert.Equal([2m, 1m, 1m, 1m], await stream.TotalsAsync());
    }

    [Fact]
    public async Task Append_MoreOfTheDay_GrowsOneBatchAndTheSnapshot()
    {
        await using var stream = await StreamFixture.StartAsync();
        var changed = 0;
        var grown = 0;
        stream.Facts.Changed += _ => changed++;
        stream.Facts.Grown += _ => grown++;

        for (var i = 1; i <= 5; i++)
        {
            await stream.Store.AppendAsync("Stream", [StreamFixture.Row($"o{i}", "1", 10_000 * i, customer: $"c{i}")]);
            await stream.Facts.RefreshAsync();
        }

        Assert.Equal([15m, 5m, 5m, 5m], await stream.TotalsAsync());
        var batch = Assert.Single(await stream.Storage.Batches.ListAsync());
        Assert.Equal((BatchKind.Stream, 5L, 5L), (batch.Kind, batch.Rows, batch.RowsCommitted));
        Assert.Equal((1, 4), (changed, grown));
    }

    [Fact]
    public async Task Refresh_OtherDataBesideTheStream_IsAChange()
    {
        await using var stream = await StreamFixture.StartAsync();
        await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o1", "1", 10_000)]);
        await stream.Facts.RefreshAsync();
        var grown = 0;
        stream.Facts.Grown += _ => grown++;

        await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o2", "1", 10_000)]);
        await Lines.ImportAsync(stream.Storage, Lines.Of("f1", "c7", "p7", 40_000));

        Assert.Equal([6m, 3m, 3m, 2m], await stream.TotalsAsync());
        Assert.Equal(0, grown);
    }

    [Theory]
    [EachDatabase]
    public async Task Undo_AStreamsDay_TakesItBackAndLetsItComeAgain(DatabaseProvider provider)
    {
        await using var stream = await StreamFixture.StartAsync(provider);
        await Lines.ImportAsync(stream.Storage, Lines.Of("f1", "c7", "p7", 40_000));
        var first = await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o1", "1", 10_000)]);
        await stream.Facts.RefreshAsync();

        await stream.Storage.Batches.UndoAsync(first.BatchId);
        Assert.Equal([4m, 1m, 1m, 1m], await stream.TotalsAsync());
        var again = await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o1", "1", 10_000)]);

        Assert.Equal([StreamOutcome.Added], again.Outcomes);
        Assert.NotEqual(first.BatchId, again.BatchId);
        Assert.Equal([5m, 2m, 2m, 2m], await stream.TotalsAsync());
        Assert.Equal(1, await Lines.CountAsync(stream.Storage, static db => db.StreamLines));
    }

    [Fact]
    public async Task Undo_AnImportWhoseCustomerTheStreamUses_LeavesTheCustomer()
    {
        await using var stream = await StreamFixture.StartAsync();
        await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o1", "1", 10_000)]);
        var import = await Lines.ImportAsync(stream.Storage, Lines.Of("f1", "newcomer", "p7", 40_000));
        await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o2", "1", 20_000, customer: "newcomer")]);

        await stream.Storage.Batches.UndoAsync(import);

        Assert.Equal([3m, 2m, 2m, 2m], await stream.TotalsAsync());
        Assert.Contains(Lines.Customers(stream.Storage), static c => c.ExternalId == "newcomer");
    }

    [Fact]
    public async Task Append_AnotherDay_IsAnotherBatch()
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 11, 28, 23, 59, 0, TimeSpan.Zero));
        await using var stream = await StreamFixture.StartAsync(time: clock);
        var first = await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o1", "1", 10_000)]);
        clock.Advance(TimeSpan.FromMinutes(2));
        var second = await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o2", "1", 10_000)]);
        var late = await stream.Store.AppendAsync("Stream", [StreamFixture.Row("o1", "1", 40_000)]);

        Assert.NotEqual(first.BatchId, second.BatchId);
        Assert.Equal([StreamOutcome.Corrected], late.Outcomes);
        Assert.Equal([5m, 2m, 2m, 1m], await stream.TotalsAsync());
        Assert.Equal(["Stream 2026-11-28", "Stream 2026-11-29"], (await stream.Storage.Batches.ListAsync()).Select(static b => b.SourceName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Append_RejectedRows_ArePutAsideWithTheirReason()
    {
        await using var stream = await StreamFixture.StartAsync();

        var append = await stream.Store.AppendAsync("Stream", [], [new QuarantinedRow { CellsJson = "[\"{}\"]", Field = "orderId", Reason = "There is no order id." }]);

        var row = Assert.Single(await stream.Storage.Batches.QuarantinedAsync(append.BatchId, 0, 10));
        Assert.Equal("There is no order id.", row.Reason);
        Assert.Equal(1, (await stream.Storage.Batches.GetAsync(append.BatchId))!.RowsQuarantined);
    }
}
