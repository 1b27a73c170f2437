using System.Text;
using Analytics.Core.Import;
using Analytics.Tests.Core.Import;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Golden;

/// <summary>
/// A made-up shop of 16 rows with one of each problem, worked out by hand: 13 can be read, net 1,078.75 = gross 1,088.75 − 7.50 of
/// returns − 2.50 of adjustments, in 9 order ids (one of them made from customer and instant), of 5 customers.
/// </summary>
public sealed class ImportMadeUpShopTests
{
    [Fact]
    public async Task Check_MadeUpShop_ReportsEachProblem()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File(Text());
        var preview = await shop.Service.InspectAsync(file);
        Assert.Empty(preview.Ambiguities);
        Assert.Equal("dmy", preview.SuggestedPlan.DateFormat);
        var report = await shop.Service.CheckAsync(file, preview.SuggestedPlan);

        Assert.Equal((16, 13, 3), (report.Rows, report.RowsReadable, report.RowsQuarantined));
        Assert.Equal((1_078.75m, 1_088.75m), (report.NetRevenue, report.GrossRevenue));
        Assert.Equal((9, 5), (report.Orders, report.Customers));
        Assert.Equal(new DateTime(2025, 1, 13, 9, 15, 0), report.First!.Value.DateTime);
        Assert.Equal(new DateTime(2027, 3, 1, 10, 0, 0), report.Last!.Value.DateTime);
        Assert.Null(report.SameFile);
        Expect(report, ProblemKind.Unparsable, 3, 14, 15, 16);
        Expect(report, ProblemKind.MissingCustomer, 1, 8);
        Expect(report, ProblemKind.MissingOrder, 2, 17, 18);
        Expect(report, ProblemKind.Cancellation, 1, 7);
        Expect(report, ProblemKind.NegativeQuantity, 1, 7);
        Expect(report, ProblemKind.NegativePrice, 1, 10);
        Expect(report, ProblemKind.ZeroPrice, 1, 11);
        Expect(report, ProblemKind.Duplicate, 1, 6);
        Expect(report, ProblemKind.NotGoods, 2, 4, 10);
        Expect(report, ProblemKind.FutureDate, 1, 12);
        Expect(report, ProblemKind.MixedCurrency, 1, 13);
        Assert.Equal(12, report.Problems.Single(p => p.Kind == ProblemKind.IdWithDecimals).Count);
        Assert.Empty(await shop.Batches.ListAsync(includePending: true));
    }

    [Fact]
    public async Task Commit_MadeUpShop_ThenSameFileThenUndo_KeepsTheBooks()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File(Text());
        var outcome = await shop.ImportAsync(file);
        Assert.Equal((16, 13, 3, 0), (outcome.Rows, outcome.Committed, outcome.Quarantined, outcome.Dropped));
        Assert.Equal((1_078.75m, 1_088.75m, 9, 5), (outcome.NetRevenue, outcome.GrossRevenue, outcome.Orders, outcome.Customers));
        Assert.Equal(1, shop.Refreshes);
        var kept = await shop.Service.ReportAsync(outcome.Batch);
        Assert.Equal(3, kept!.RowsQuarantined);
        Assert.Equal(12, kept.Problems.Count);

        var plan = (await shop.Service.InspectAsync(file)).SuggestedPlan;
        var again = await shop.Service.CheckAsync(file, plan);
        Assert.Equal(outcome.Batch, again.SameFile!.BatchId);
        var refused = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CommitAsync(file, plan, again, "tester"));
        Assert.Equal(ImportError.SameFile, refused.Error);

        var dropped = await shop.Service.CommitAsync(file, plan with { AllowSameFile = true, DropDuplicates = true }, again, "tester");
        Assert.Equal((12, 1, 1_071.25m), (dropped.Committed, dropped.Dropped, dropped.NetRevenue));
        Assert.Equal(25, await shop.CountLinesAsync());

        await shop.Service.UndoAsync(dropped.Batch);
        Assert.Equal(13, await shop.CountLinesAsync());
        var twice = await Assert.ThrowsAsync<ImportException>(() => shop.Service.UndoAsync(dropped.Batch));
        Assert.Equal(ImportError.NoSuchBatch, twice.Error);
        await using var context = await shop.ContextAsync();
        Assert.Equal(10_787_500, await context.PurchaseLines.SumAsync(l => l.AmountUnits));
        Assert.Contains(context.Orders, o => o.ExternalId == "505@2025-03-05T10:00:00");
    }

    [Fact]
    public async Task Retry_CorrectedFile_ImportsWhatCanBeReadNow()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File(Text());
        var batch = (await shop.ImportAsync(file)).Batch;
        using var download = new MemoryStream();
        Assert.Equal(3, await shop.Service.WriteQuarantinedCsvAsync(batch, download));
        var csv = Encoding.UTF8.GetString(download.ToArray());
        Assert.Contains("is no date (day first)", csv, StringComparison.Ordinal);
        csv = csv.Replace("31/02/2025", "28/02/2025", StringComparison.Ordinal)
            .Replace("04/03/2025,MUG-01\r\n", "04/03/2025,MUG-01,Blue mug,Kitchen,4,7.50,York,Web\r\n", StringComparison.Ordinal);

        using var corrected = shop.File(csv, "corrected.csv");
        var outcome = await shop.Service.RetryFileAsync(batch, corrected, "tester");
        Assert.Equal((3, 2, 1, 37.50m), (outcome.Rows, outcome.Committed, outcome.Quarantined, outcome.NetRevenue));
        var rows = await shop.Service.QuarantinedAsync(batch, 0, 10);
        Assert.Equal([outcome.Batch, null, outcome.Batch], rows.Select(r => r.RetriedInBatchId));

        var done = await Assert.ThrowsAsync<ImportException>(() => shop.Service.RetryFileAsync(batch, corrected, "tester"));
        Assert.Contains("not waiting", done.Message, StringComparison.Ordinal);
        await using (var context = await shop.ContextAsync())
        {
            Assert.Equal([14, 16], context.PurchaseLines.Where(l => l.BatchId == outcome.Batch).Select(l => (int)l.SourceLine).ToList().Order());
        }

        await shop.Service.UndoAsync(outcome.Batch);
        Assert.All(await shop.Service.QuarantinedAsync(batch, 0, 10), r => Assert.Null(r.RetriedInBatchId));
    }

    private static string Text()
    {
        using var stream = typeof(ImportMadeUpShopTests).Assembly.GetManifestResourceStream("made-up-shop.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void Expect(QualityReport report, ProblemKind kind, long count, params long[] lines)
    {
        var problem = report.Problems.Single(p => p.Kind == kind);
        Assert.Equal(count, problem.Count);
        Assert.Equal(lines, problem.Examples.Select(e => e.Line));
        Assert.NotEmpty(problem.Action);
    }
}
