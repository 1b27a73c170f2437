using Analytics.Core.Domain;
using Analytics.Core.Import;

namespace Analytics.Tests.Core.Import;

public sealed class ImportRaceTests
{
    private const string Good = "order,customer,date,product,quantity,price\n1,a,2011-01-01,x,1,2.50\n2,b,2011-01-02,y,2,1.00\n";

    private static string Bad => Good + string.Concat(Enumerable.Range(10, 20).Select(i => $"{i},b,2011-01-05,y,1,1.00\n")) + "3,c,no date,z,1,1.00\n";

    [Fact]
    public async Task Commit_SameFileImportedMeanwhile_IsRefusedAndCountsOnce()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File(Good);
        var plan = (await shop.Service.InspectAsync(file)).SuggestedPlan;
        var report = await shop.Service.CheckAsync(file, plan);
        var progress = new Relay(told =>
        {
            if (told.Phase == ImportPhase.Committing)
            {
                using var copy = shop.File(Good, "copy.csv");
                shop.ImportAsync(copy).GetAwaiter().GetResult();
            }
        });

        var refused = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CommitAsync(file, plan, report, "tester", progress));

        Assert.Equal(ImportError.SameFile, refused.Error);
        Assert.Equal("copy.csv", Assert.Single(await shop.Batches.ListAsync(includePending: true)).SourceName);
        Assert.Equal(2, await shop.CountLinesAsync());
    }

    [Fact]
    public async Task CommitAndUndo_FactsCannotFollow_AreDoneAllTheSame()
    {
        await using var shop = await ImportFixture.StartAsync();
        shop.Refresh = static () => throw new InvalidOperationException("Out of step.");
        using var file = shop.File(Good);

        var outcome = await shop.ImportAsync(file);

        Assert.Equal(2, outcome.Committed);
        Assert.Equal(BatchStatus.Committed, (await shop.Batches.GetAsync(outcome.Batch))!.Status);
        await shop.Service.UndoAsync(outcome.Batch);
        Assert.Equal(BatchStatus.Undone, (await shop.Batches.GetAsync(outcome.Batch))!.Status);
        Assert.Equal(2, shop.Refreshes);
    }

    [Fact]
    public async Task Retry_RowImportedMeanwhile_IsRefusedAndCountsOnce()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File(Bad);
        var outcome = await shop.ImportAsync(file);
        var row = Assert.Single(await shop.Service.QuarantinedAsync(outcome.Batch, 0, 10));
        CorrectedRow[] corrected = [new(row.Id, ["3", "c", "2011-01-03", "z", "1", "1.00"])];

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await shop.Service.RetryAsync(outcome.Batch, corrected, "tester");
                return 1;
            }
            catch (ImportException)
            {
                return 0;
            }
        }));

        Assert.Equal(1, tries.Sum());
        Assert.Equal(23, await shop.CountLinesAsync());
        Assert.Equal(2, (await shop.Batches.ListAsync(includePending: true)).Count);
    }

    // PostgreSQL takes no character zero, in any text.
    [Fact]
    public async Task Retry_CellsWithTheCharacterZero_AreImportedWithoutIt()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File(Bad);
        var outcome = await shop.ImportAsync(file);
        var row = Assert.Single(await shop.Service.QuarantinedAsync(outcome.Batch, 0, 10));

        var retried = await shop.Service.RetryAsync(outcome.Batch, [new(row.Id, ["3\0", "c\0d", "2011-01-03", "z\0", "1", "1.00"])], "tester");

        var lines = new List<long>();
        shop.Reader.ReadBatch(retried.Batch, block => lines.AddRange(block.ToArray().Select(static l => l.Id)));
        var line = Assert.Single(shop.Reader.ReadByIds(lines));
        Assert.Equal(("3\ufffd", "c\ufffdd", "z\ufffd"), (line.OrderExternalId, line.CustomerExternalId, line.ProductCode));
    }

    private sealed class Relay(Action<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(value);
    }
}
