using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Queries;

public sealed class CustomerQueriesTests
{
    private static SmallShop Shop() => new SmallShop()
        .Customer(1).Customer(2).Customer(3)
        .Line("2024-01-10T10:00:00", 1, 1, 100, channel: "Web")
        .Line("2024-01-10T10:00:00", 1, 1, 50, channel: "Shop")
        .Line("2024-01-20T09:00:00", 2, 2, 30, channel: "Shop")
        .Line("2024-02-05T12:00:00", 3, 1, 70, channel: "Web")
        .Line("2024-02-07T12:00:00", 4, 1, -50, -1, channel: "Web")
        .Line("2024-02-08T12:00:00", 5, 0, 10, channel: "Shop")
        .Line("2024-02-09T12:00:00", 6, 3, 20, channel: "Web")
        .Line("2024-03-01T12:00:00", 7, 2, 40, channel: "Shop");

    [Fact]
    public async Task CustomerSummaries_WholeShop_CountsOrdersAndSumsByHand()
    {
        var summaries = await Shop().Runner().CustomerSummariesAsync(new CustomerSummaryQuery());

        Assert.Equal([1, 2, 3], summaries.Keys);
        Assert.Equal(
            new CustomerSummary(1, 4, 2, Money.FromDecimal(170), Money.FromDecimal(220), Seconds("2024-01-10T10:00:00"), Seconds("2024-02-05T12:00:00")),
            summaries.Of(1));
        Assert.Equal("c2", summaries.FactsOf(2).ExternalId);
    }

    [Fact]
    public async Task CustomerSummaries_PeriodAndFilter_CountOnlyTheirLines()
    {
        var summaries = await Shop().Runner().CustomerSummariesAsync(new CustomerSummaryQuery
        {
            Period = new Period(new(2024, 2, 1), new(2024, 2, 29)),
            Filters = [new Filter(Dimension.Channel, ["Web"])],
        });

        Assert.Equal([1, 3], summaries.Keys);
        Assert.Equal((2, 1, 20m), (summaries.Of(1).Lines, summaries.Of(1).Orders, summaries.Of(1).NetRevenue.Amount));
    }

    [Fact]
    public async Task CohortMatrix_ByMonth_CountsClassicRollingAndRevenueByHand()
    {
        var matrix = await Shop().Runner().CohortMatrixAsync(new CohortQuery());

        Assert.Equal([new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 1)], matrix.Cohorts.Select(c => c.Start));
        Assert.Equal([2L, 1L, 0L], matrix.Cohorts.Select(c => c.Size));
        Assert.Equal([2L, 1L, 1L], matrix.Cohorts[0].Active);
        Assert.Equal([2L, 2L, 1L], matrix.Cohorts[0].ActiveOrLater);
        Assert.Equal([180m, 20m, 40m], matrix.Cohorts[0].NetRevenue.Select(m => m.Amount));
        Assert.Equal([180m, 70m, 40m], matrix.Cohorts[0].GrossRevenue.Select(m => m.Amount));
        Assert.Equal([1L, 0L], matrix.Cohorts[1].Active);
        Assert.True(matrix.LastPeriodIsUnfinished);
    }

    [Fact]
    public async Task CohortMatrix_Filtered_KeepsFirstOrdersOfTheWholeShop()
    {
        var matrix = await Shop().Runner().CohortMatrixAsync(new CohortQuery { Filters = [new Filter(Dimension.Channel, ["Web"])] });

        Assert.Equal([2L, 1L, 0L], matrix.Cohorts.Select(c => c.Size));
        Assert.Equal([1L, 1L, 0L], matrix.Cohorts[0].Active);
    }

    [Fact]
    public async Task CohortMatrix_PeriodBeginsLater_LeavesEarlierCustomersOut()
    {
        var matrix = await Shop().Runner().CohortMatrixAsync(new CohortQuery { Period = new Period(new(2024, 2, 1), new(2024, 3, 31)) });

        Assert.Equal([1L, 0L], matrix.Cohorts.Select(c => c.Size));
        Assert.Equal([1L, 0L], matrix.Cohorts[0].Active);
    }

    private static long Seconds(string at) => DateTimeOffset.Parse(at + "Z").ToUnixTimeSeconds();
}
