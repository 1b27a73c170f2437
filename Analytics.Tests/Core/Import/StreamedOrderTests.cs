using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Streaming;

namespace Analytics.Tests.Core.Import;

/// <summary>A file that brings orders which came by the stream: said by the check, and left out where that is wanted.</summary>
public sealed class StreamedOrderTests
{
    private const string File = "OrderId,CustomerId,ProductCode,Date,Quantity,UnitPrice\n"
        + "A-1,c1,p1,2026-01-05,1,10\nA-1,c1,p2,2026-01-05,2,5\nA-2,c2,p1,2026-01-06,1,7\nA-2,c2,p1,2026-01-06,1,7\nB-9,c3,p3,2026-01-07,1,100\nB-9,c3,p3,2026-01-07,1,100\n";

    [Fact]
    public async Task Check_OrdersCameByTheStream_CountsThemAndTheirLines()
    {
        await using var shop = await ImportFixture.StartAsync();
        await StreamAsync(shop);

        var (_, report) = await CheckAsync(shop);

        Assert.Equal((2, 4, 1), (report.StreamedOrders, report.StreamedRows, report.StreamedDuplicates));
        var problem = Assert.Single(report.Problems, static p => p.Kind == ProblemKind.Streamed);
        Assert.Equal((4, "A-1"), (problem.Count, problem.Examples[0].Value));
        Assert.Equal((6, 4, 2, 1), (report.RowsToWrite(false, false), report.RowsToWrite(true, false), report.RowsToWrite(false, true), report.RowsToWrite(true, true)));
    }

    [Theory]
    [InlineData(false, false, 6)]
    [InlineData(false, true, 2)]
    [InlineData(true, true, 1)]
    public async Task Commit_ByChoice_WritesWhatTheReportSaid(bool drop, bool leaveOut, int written)
    {
        await using var shop = await ImportFixture.StartAsync();
        await StreamAsync(shop);
        var (file, report) = await CheckAsync(shop);

        var outcome = await shop.Service.CommitAsync(file, report.Plan with { DropDuplicates = drop, LeaveOutStreamed = leaveOut }, report, "tester");

        Assert.Equal((written, 6 - written), (outcome.Committed, outcome.Dropped));
        Assert.Equal(written, report.RowsToWrite(drop, leaveOut));
    }

    [Fact]
    public async Task Commit_EveryOrderCameByTheStream_SaysSoAndChangesNothing()
    {
        await using var shop = await ImportFixture.StartAsync();
        await StreamAsync(shop, "B-9");
        var (file, report) = await CheckAsync(shop);

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CommitAsync(file, report.Plan with { LeaveOutStreamed = true }, report, "tester"));

        Assert.Contains("count already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_TheStreamsDayWasUndone_FindsNothing()
    {
        await using var shop = await ImportFixture.StartAsync();
        var batch = await StreamAsync(shop);
        await shop.Service.UndoAsync(batch);

        var (_, report) = await CheckAsync(shop);

        Assert.Equal((0, 0), (report.StreamedOrders, report.StreamedRows));
    }

    private static async Task<int> StreamAsync(ImportFixture shop, params string[] more)
    {
        var rows = more.Concat(["A-1", "A-2"]).Select(static order => StreamFixture.Row(order, "1", 100_000)).ToList();
        return (await shop.Get<PurchaseStreamStore>().AppendAsync("API", rows)).BatchId;
    }

    private static async Task<(ImportFile File, QualityReport Report)> CheckAsync(ImportFixture shop)
    {
        var file = shop.File(File);
        var preview = await shop.Service.InspectAsync(file, new InspectOptions { Kind = BatchKind.Purchases });
        return (file, await shop.Service.CheckAsync(file, preview.SuggestedPlan));
    }
}
