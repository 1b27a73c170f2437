using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Customers.Cohorts;

public sealed class CohortTableTests
{
    private static readonly Freshness Fresh = new(1, null, 10, new DateOnly(2024, 3, 10), false);

    [Fact]
    public void Of_Retention_AveragesFinishedCellsByCustomersAndByCohorts()
    {
        var table = CohortTable.Of(Matrix(), CohortMeasure.Retention);

        // 10 and 30 customers; the newest period is not over.
        Assert.Equal(0.5m, table.Lines[0].Cells[1].Value);
        Assert.True(table.Lines[0].Cells[2].IsUnfinished);
        Assert.True(table.Lines[1].Cells[1].IsUnfinished);
        Assert.Equal(0.5m, table.Weighted[1].Value);
        Assert.Null(table.Weighted[2].Value);
        Assert.Null(table.Mean[2]);
        Assert.Equal(40, table.Weighted[0].Customers);
        Assert.Equal(40, table.Customers);
    }

    [Fact]
    public void Of_AllFinished_WeighsCohortsByTheirSize()
    {
        var table = CohortTable.Of(Matrix(unfinished: false), CohortMeasure.Retention);

        Assert.Equal((5 + 3) / 40m, table.Weighted[1].Value);
        Assert.Equal((0.5m + 0.1m) / 2, table.Mean[1]);
    }

    [Fact]
    public void Of_Revenue_AddsUpPeriodByPeriod()
    {
        var table = CohortTable.Of(Matrix(), CohortMeasure.CumulativeRevenue);

        Assert.Equal([10m, 15m, 17m], table.Lines[0].Cells.Select(c => c.Value!.Value));
        Assert.Equal(170m, table.Lines[0].Cells[2].Numerator);
        Assert.True(table.IsMoney);
    }

    [Fact]
    public void Of_Rolling_CountsWhoeverCameLaterToo() =>
        Assert.Equal(0.6m, CohortTable.Of(Matrix(), CohortMeasure.RollingRetention).Lines[0].Cells[1].Value);

    [Fact]
    public void Of_EmptyCohort_LeavesItOut() =>
        Assert.Equal(2, CohortTable.Of(Matrix() with { Cohorts = [.. Matrix().Cohorts, new Cohort(new DateOnly(2024, 3, 1), 0, [0], [0], [Money.Zero], [Money.Zero])] }, CohortMeasure.Retention).Lines.Count);

    [Fact]
    public void Of_MoneyWithoutRevenue_Throws()
    {
        var matrix = Matrix();

        Assert.Throws<ArgumentException>(() => CohortTable.Of(matrix with { Cohorts = [.. matrix.Cohorts.Select(c => c with { GrossRevenue = [] })] }, CohortMeasure.CumulativeGross));
    }

    [Fact]
    public void Newest_Few_KeepsTheAveragesOfAll()
    {
        var table = CohortTable.Of(Matrix(unfinished: false), CohortMeasure.Retention);

        var few = table.Newest(1, 2);

        Assert.Equal(new DateOnly(2024, 2, 1), Assert.Single(few.Lines).Start);
        Assert.Equal(table.Weighted.Take(2), few.Weighted);
        Assert.Equal(40, few.Customers);
        Assert.Same(table, table.Newest(2, 3));
    }

    private static CohortMatrix Matrix(bool unfinished = true) => new(
        new CohortQuery(),
        new Period(new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 10)),
        [
            new Cohort(new DateOnly(2024, 1, 1), 10, [10, 5, 2], [10, 6, 2], [Euros(100), Euros(50), Euros(20)], [Euros(110), Euros(50), Euros(20)]) { FinishedPeriods = unfinished ? 2 : 3 },
            new Cohort(new DateOnly(2024, 2, 1), 30, [30, 3], [30, 3], [Euros(60), Euros(6)], [Euros(60), Euros(6)]) { FinishedPeriods = unfinished ? 1 : 2 },
        ],
        unfinished,
        Fresh);

    private static Money Euros(decimal amount) => Money.FromDecimal(amount);
}
