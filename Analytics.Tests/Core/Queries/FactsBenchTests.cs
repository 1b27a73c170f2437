using Analytics.Core.Queries.Bench;

namespace Analytics.Tests.Core.Queries;

public sealed class FactsBenchTests
{
    [Fact]
    public void Run_SmallShop_MeasuresEverythingWithinTheBytesAllowed()
    {
        var result = FactsBench.Run(100_000);

        Assert.Equal(10_000, result.Customers);
        Assert.InRange(result.BytesPerLine, 20, 36);
        Assert.All(
            [result.RevenueByDay, result.RevenueByDayFiltered, result.CategoryByChannel, result.CustomersByMonth, result.CustomerSummary, result.ActiveCustomers, result.CohortMatrix, result.PurchaseDays, result.SnapshotSeconds],
            time => Assert.True(time > 0));
    }
}
