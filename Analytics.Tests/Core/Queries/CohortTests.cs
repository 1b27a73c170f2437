using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Queries;

public sealed class CohortTests
{
    // Customer 1 first buys on the 1st at 22:00, 2 on the 2nd at 08:00; the data ends on the 10th.
    private static SmallShop Shop() => new SmallShop()
        .Customer(1).Customer(2)
        .Line("2024-01-01T22:00:00", 1, 1, 100)
        .Line("2024-01-02T21:00:00", 2, 1, 10)
        .Line("2024-01-02T23:00:00", 3, 1, 20)
        .Line("2024-01-02T08:00:00", 4, 2, 40)
        .Line("2024-01-04T07:00:00", 5, 2, 60)
        .Line("2024-01-05T07:00:00", 6, 2, -10, -1)
        .Line("2024-01-10T12:00:00", 7, 0, 5);

    [Fact]
    public async Task CohortMatrix_ByDay_GoesByTheCalendar()
    {
        var matrix = await Shop().Runner().CohortMatrixAsync(new CohortQuery { Bucket = Dimension.Day });

        Assert.Equal(10, matrix.Cohorts.Count);
        Assert.Equal([1L, 1L, 0L], matrix.Cohorts[0].Active.Take(3));
        Assert.Equal([1L, 0L, 1L, 0L], matrix.Cohorts[1].Active.Take(4));
        Assert.Equal([1L, 1L, 1L, 0L], matrix.Cohorts[1].ActiveOrLater.Take(4));
        Assert.False(matrix.LastPeriodIsUnfinished);
        Assert.All(matrix.Cohorts, c => Assert.Equal(c.Active.Count, c.FinishedPeriods));
    }

    [Fact]
    public async Task CohortMatrix_FromFirstOrder_GoesByWindowsOf24Hours()
    {
        var matrix = await Shop().Runner().CohortMatrixAsync(new CohortQuery { Bucket = Dimension.Day, Clock = CohortClock.FirstOrder });

        // 23 and 25 hours after the first order: windows 0 and 1. 47 and 71 hours: windows 1 and 2.
        Assert.Equal([1L, 1L, 0L], matrix.Cohorts[0].Active.Take(3));
        Assert.Equal([110m, 20m, 0m], matrix.Cohorts[0].NetRevenue.Take(3).Select(static m => m.Amount));
        Assert.Equal([1L, 1L, 0L], matrix.Cohorts[1].Active.Take(3));
        Assert.Equal([40m, 60m, -10m], matrix.Cohorts[1].NetRevenue.Take(3).Select(static m => m.Amount));
        Assert.Equal([40m, 60m, 0m], matrix.Cohorts[1].GrossRevenue.Take(3).Select(static m => m.Amount));
        // From the 1st at 22:00 to the end of the 10th are 9 days and 2 hours.
        Assert.Equal((10, 9), (matrix.Cohorts[0].Active.Count, matrix.Cohorts[0].FinishedPeriods));
        Assert.Equal((1L, 1L), (matrix.Cohorts[0].Size, matrix.Cohorts[1].Size));
        Assert.True(matrix.LastPeriodIsUnfinished);
    }

    [Theory]
    [InlineData(CohortClock.Calendar)]
    [InlineData(CohortClock.FirstOrder)]
    public async Task CohortMatrix_AnyClock_SumsToTheCustomersRevenue(CohortClock clock)
    {
        foreach (var bucket in (Dimension[])[Dimension.Day, Dimension.Week, Dimension.Month])
        {
            var matrix = await Shop().Runner().CohortMatrixAsync(new CohortQuery { Bucket = bucket, Clock = clock });

            Assert.Equal(220m, matrix.Cohorts.SelectMany(static c => c.NetRevenue).Sum(static m => m.Amount));
            Assert.Equal(2L, matrix.Cohorts.Sum(static c => c.Size));
            Assert.All(matrix.Cohorts.Where(static c => c.Size > 0), static c => Assert.Equal(1.0, c.Retention(0, rolling: true)));
        }
    }

    [Fact]
    public void Averages_TwoCohorts_AreWeightedBySizeOrSimpleAndLeaveUnfinishedOut()
    {
        var freshness = new Freshness(1, null, 0, new DateOnly(2024, 3, 1), true);
        Cohort[] cohorts =
        [
            new(new DateOnly(2024, 1, 1), 30, [30, 6, 3], [30, 8, 3], Moneys(300, 60, 30), Moneys(300, 60, 30)) { FinishedPeriods = 2 },
            new(new DateOnly(2024, 2, 1), 10, [10, 8], [10, 8], Moneys(50, 40), Moneys(50, 40)) { FinishedPeriods = 1 },
            new(new DateOnly(2024, 3, 1), 0, [0], [0], Moneys(0), Moneys(0)),
        ];
        var matrix = new CohortMatrix(new CohortQuery(), null, cohorts, true, freshness);
        var over = matrix with { Cohorts = [cohorts[0], cohorts[1] with { FinishedPeriods = 2 }] };

        Assert.Equal(0.2, matrix.AverageRetention(1)!.Value, 1e-12);
        Assert.Equal(14 / 40.0, over.AverageRetention(1)!.Value, 1e-12);
        Assert.Equal((0.2 + 0.8) / 2, over.AverageRetention(1, simple: true)!.Value, 1e-12);
        Assert.Equal(16 / 40.0, over.AverageRetention(1, rolling: true)!.Value, 1e-12);
        Assert.Null(matrix.AverageRetention(2));
        Assert.Equal(12m, cohorts[0].CumulativeRevenuePerCustomer(1));
        Assert.Equal((360m + 90m) / 40, over.AverageCumulativeRevenue(1));
        Assert.Equal((12m + 9m) / 2, over.AverageCumulativeRevenue(1, simple: true));
        Assert.Null(cohorts[2].Retention(0));
        Assert.Equal(3, matrix.Periods);
    }

    private static Money[] Moneys(params decimal[] amounts) => [.. amounts.Select(Money.FromDecimal)];
}
