using Analytics.Core.Import;
using Analytics.Tests.Core.Import;
using Analytics.Tests.Core.Storage;
using Xunit.Abstractions;

namespace Analytics.Tests.Golden;

/// <summary>The real shops' files, against their known numbers.</summary>
public sealed class ImportGoldenTests(ITestOutputHelper output)
{
    [SharedDataFact("data/online_retail/online_retail.csv")]
    public async Task Import_OnlineRetail_EqualsItsKnownNumbers()
    {
        await using var shop = await ImportFixture.StartAsync();
        var file = new ImportFile(SharedData.PathTo("data", "online_retail", "online_retail.csv"));
        var preview = await shop.Service.InspectAsync(file);
        Assert.Equal(["online-retail"], preview.Presets);
        Assert.Equal("online-retail", preview.SuggestedPlan.MappingName);
        Assert.Equal("ymd", preview.SuggestedPlan.DateFormat);
        Assert.Empty(preview.Ambiguities);

        var report = await shop.Service.CheckAsync(file, preview.SuggestedPlan);
        Assert.Equal(541_909, report.Rows);
        Assert.Equal(0, report.RowsQuarantined);
        Assert.Equal(9_747_747.93m, decimal.Round(report.NetRevenue, 2));
        Assert.Equal(10_666_684.54m, decimal.Round(report.GrossRevenue, 2));
        Assert.Equal(25_900, report.Orders);
        Assert.Equal(4_372, report.Customers);
        Assert.Equal(4_070, report.Products);
        Assert.Equal(new DateTime(2010, 12, 1, 8, 26, 0), report.First!.Value.DateTime);
        Assert.Equal(new DateTime(2011, 12, 9, 12, 50, 0), report.Last!.Value.DateTime);
        Assert.Equal(5_268, report.Duplicates);
        Assert.Equal(135_080, Count(report, ProblemKind.MissingCustomer));
        Assert.Equal(9_288, Count(report, ProblemKind.Cancellation));
        Assert.Equal(10_624, Count(report, ProblemKind.NegativeQuantity));
        Assert.Equal(2, Count(report, ProblemKind.NegativePrice));
        Assert.Equal(2_515, Count(report, ProblemKind.ZeroPrice));
        Assert.Equal(5_268, Count(report, ProblemKind.Duplicate));
        Assert.Equal(406_829, Count(report, ProblemKind.IdWithDecimals));

        var outcome = await shop.Service.CommitAsync(file, preview.SuggestedPlan, report, "tester");
        output.WriteLine($"{outcome.Seconds:0.00} s, {outcome.RowsPerSecond:N0} rows a second");
        Assert.Equal(541_909, outcome.Rows);
        Assert.Equal(541_909, outcome.Committed);
        Assert.Equal(0, outcome.Quarantined);
        Assert.Equal(4_372, outcome.Customers);
        Assert.Equal(25_900, outcome.Orders);
        Assert.Equal(9_747_747.93m, decimal.Round(outcome.NetRevenue, 2));
        Assert.Equal(10_666_684.54m, decimal.Round(outcome.GrossRevenue, 2));

        await using var context = await shop.ContextAsync();
        var sales = context.PurchaseLines.Where(l => l.QuantityUnits > 0 && l.AmountUnits > 0);
        Assert.Equal(19_960, sales.Select(l => l.OrderId).Distinct().Count());
        var identified = sales.Where(l => l.CustomerId != null);
        Assert.Equal(89_114_079_040, identified.Sum(l => l.AmountUnits));
        Assert.Equal(18_532, identified.Select(l => l.OrderId).Distinct().Count());
        Assert.Equal(4_338, identified.Select(l => l.CustomerId).Distinct().Count());
        Assert.True(context.Customers.Any(c => c.ExternalId == "17850"));
        Assert.False(context.Products.Single(p => p.Code == "POST").IsGoods);
        Assert.True(context.Products.Single(p => p.Code == "85123A").IsGoods);
    }

    [SharedDataFact("data/cdnow/CDNOW_master.txt")]
    public async Task Import_CdnowMaster_EqualsItsKnownNumbers()
    {
        await using var shop = await ImportFixture.StartAsync();
        var outcome = await shop.ImportAsync(new ImportFile(SharedData.PathTo("data", "cdnow", "CDNOW_master.txt")));
        Assert.Equal(69_659, outcome.Rows);
        Assert.Equal(69_659, outcome.Committed);
        Assert.Equal(23_570, outcome.Customers);
        Assert.Equal(2_500_315.63m, outcome.NetRevenue);
    }

    [SharedDataFact("data/cdnow/CDNOW_sample.txt")]
    public async Task Import_CdnowSampleWithoutHeader_TakesTheSecondIdAsCustomer()
    {
        await using var shop = await ImportFixture.StartAsync();
        var file = new ImportFile(SharedData.PathTo("data", "cdnow", "CDNOW_sample.txt"));
        var preview = await shop.Service.InspectAsync(file);
        Assert.Equal("cdnow", preview.SuggestedPlan.MappingName);
        Assert.False(preview.Layout.HasHeader);
        Assert.Equal(1, preview.SuggestedPlan.ColumnOf(ImportField.CustomerId));
        var outcome = await shop.ImportAsync(file, new InspectOptions { MappingName = "cdnow" });
        Assert.Equal(6_919, outcome.Committed);
        Assert.Equal(2_357, outcome.Customers);
    }

    [SharedDataFact("data/superstore/Superstore.csv")]
    public async Task Import_Superstore_EqualsItsKnownNumbers()
    {
        await using var shop = await ImportFixture.StartAsync();
        var file = new ImportFile(SharedData.PathTo("data", "superstore", "Superstore.csv"));
        var preview = await shop.Service.InspectAsync(file);
        Assert.Equal("superstore", preview.SuggestedPlan.MappingName);
        Assert.Equal("dmy", preview.SuggestedPlan.DateFormat);
        var outcome = await shop.ImportAsync(file);
        Assert.Equal(10_194, outcome.Committed);
        Assert.Equal(5_111, outcome.Orders);
        Assert.Equal(804, outcome.Customers);
        Assert.Equal(2_326_534.35m, decimal.Round(outcome.NetRevenue, 2));
        Assert.Equal("Darren Powers", Lines.Customers(shop.Storage).Single(c => c.ExternalId == "DP-13000").Name);
    }

    private static long Count(QualityReport report, ProblemKind kind) => report.Problems.FirstOrDefault(p => p.Kind == kind)?.Count ?? 0;
}
