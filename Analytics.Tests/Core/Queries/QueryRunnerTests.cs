using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Queries;

public sealed class QueryRunnerTests
{
    private static SmallShop Shop() => new SmallShop()
        .Customer(1, "F", 1990, "Oslo").Customer(2, "M", 1970, "Bergen").Customer(3)
        .Product(1, "Books").Product(2, "Food")
        .Line("2024-01-10T10:00:00", 1, 1, 100, 2, 1, channel: "Web")
        .Line("2024-01-10T10:00:00", 1, 1, 50, 1, 2, channel: "Web")
        .Line("2024-01-20T09:00:00", 2, 2, 30, 1, 2, channel: "Shop")
        .Line("2024-02-05T12:00:00", 3, 1, 70, 1, 1, channel: "Web", location: "Paris")
        .Line("2024-02-06T12:00:00", 4, 3, 20, 1, 2, category: "Gifts", channel: "Web")
        .Line("2024-02-07T12:00:00", 5, 1, -50, -1, 2, channel: "Web")
        .Line("2024-02-08T12:00:00", 6, 0, 10, 3, 0, channel: "Shop")
        .Line("2024-02-09T12:00:00", 7, 0, -5, 1, 0)
        .Line("2024-03-01T12:00:00", 8, 2, 40, 1, 1, channel: "Shop");

    private static decimal?[] Values(QueryRow row) => [.. row.Values.Select(v => v.Value)];

    [Fact]
    public async Task Run_NoDimension_GivesEveryMeasureByHand()
    {
        var result = await Shop().Runner().RunAsync(new AnalyticsQuery
        {
            Measures =
            [
                Measure.NetRevenue, Measure.GrossRevenue, Measure.Returns, Measure.Adjustments, Measure.Orders, Measure.OrderIds, Measure.Lines,
                Measure.Units, Measure.ActiveCustomers, Measure.NewCustomers, Measure.ReturningCustomers, Measure.AverageOrderValue,
                Measure.RevenuePerCustomer, Measure.RepeatRate,
            ],
        });

        Assert.Empty(result.Rows);
        Assert.Equal(
            [265m, 320m, 50m, -5m, 6m, 8m, 9m, 10m, 3m, 3m, 0m, 265m / 6, 260m / 3, 2m / 3],
            result.Totals.Select(v => v.Value));
        Assert.Equal(new Period(new(2024, 1, 10), new(2024, 3, 1)), result.Period);
        Assert.True(result.Freshness.IsClosed);
        Assert.Equal(new DateOnly(2024, 3, 1), result.Freshness.Today);
        Assert.Equal(9, result.MatchedLines);
    }

    [Fact]
    public async Task Run_ByMonth_CountsNewCustomersOfTheMonthAndRetentionAgainstTheMonthBefore()
    {
        var result = await Shop().Runner().RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue, Measure.ActiveCustomers, Measure.NewCustomers, Measure.RetentionRate],
            By = [Dimension.Month],
            Period = new Period(new(2024, 2, 1), new(2024, 3, 31)),
        });

        Assert.Equal(["2024-02-01", "2024-03-01"], result.Rows.Select(r => r.Keys[0].Key));
        Assert.Equal([45m, 2m, 1m, 0.5m], Values(result.Rows[0]));
        Assert.Equal([40m, 1m, 0m, 0m], Values(result.Rows[1]));
        Assert.False(result.Rows[0].IsUnfinished);
        Assert.True(result.Rows[1].IsUnfinished);
    }

    [Fact]
    public async Task Run_ByCategory_TakesTheLinesOwnElseItsProducts()
    {
        var result = await Shop().Runner().RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.Lines], By = [Dimension.Category] });

        Assert.Equal(
            [("Books", 210m), ("Food", 30m), ("Gifts", 20m), ("(none)", 5m)],
            result.Rows.Select(r => (r.Keys[0].Key, r.Values[0].Value!.Value)));
    }

    [Fact]
    public async Task Run_ByLocation_TakesTheLinesOwnElseItsCustomers()
    {
        var result = await Shop().Runner().RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue], By = [Dimension.Location] });

        Assert.Equal(
            [("Oslo", 100m), ("Bergen", 70m), ("Paris", 70m), ("(none)", 25m)],
            result.Rows.Select(r => (r.Keys[0].Key, r.Values[0].Value!.Value)));
    }

    [Fact]
    public async Task Run_TopOne_FoldsTheRestAndComputesItsDistinctCounts()
    {
        var result = await Shop().Runner().RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue, Measure.ActiveCustomers, Measure.Orders],
            By = [Dimension.Category],
            Top = 1,
        });

        Assert.Equal(2, result.Rows.Count);
        Assert.True(result.Rows[1].IsOther);
        Assert.Equal("(other)", result.Rows[1].Keys[0].Key);
        Assert.Equal([55m, 3m, 4m], Values(result.Rows[1]));
    }

    [Fact]
    public async Task Run_Filters_KeepNewnessOfTheWholeShop()
    {
        var result = await Shop().Runner().RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.ActiveCustomers, Measure.NewCustomers],
            Filters = [new Filter(Dimension.Location, ["Paris"])],
            Period = new Period(new(2024, 2, 1), new(2024, 2, 29)),
        });

        Assert.Equal([1m, 0m], result.Totals.Select(v => v.Value));
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(9, "partial-comparison")]
    [InlineData(1, "no-comparison-data")]
    public async Task Run_ComparisonBeforeTheFirstLine_Warns(int firstDay, string? expected)
    {
        // Four days against the four before; the first line is of 10 January.
        var from = new DateOnly(2024, 1, firstDay).AddDays(4);
        var result = await Shop().Runner().RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.Lines],
            Period = new Period(from, from.AddDays(3)),
            Comparison = Comparison.PreviousPeriod,
        });

        Assert.Equal(expected, result.Warnings.Select(w => w.Code).SingleOrDefault(c => c.EndsWith("comparison", StringComparison.Ordinal) || c.StartsWith("no-comp", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_Comparison_HoldsWholeMonthsAgainstWholeMonthsByPosition()
    {
        var result = await Shop().Runner().RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue],
            By = [Dimension.Month],
            Period = new Period(new(2024, 2, 1), new(2024, 2, 29)),
            Comparison = Comparison.PreviousPeriod,
        });

        Assert.Equal(new Period(new(2024, 1, 1), new(2024, 1, 31)), result.ComparisonPeriod);
        Assert.Equal(180m, result.Rows[0].Comparison![0].Value);
        Assert.Equal(180m, result.ComparisonTotals![0].Value);
    }

    [Fact]
    public async Task Run_FillTime_GivesDaysWithoutLinesToo()
    {
        var result = await Shop().Runner().RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.Lines, Measure.AverageOrderValue],
            By = [Dimension.Day],
            Period = new Period(new(2024, 2, 5), new(2024, 2, 11)),
            FillTime = true,
        });

        Assert.Equal(7, result.Rows.Count);
        Assert.Equal([0m, null], Values(result.Rows[6]));
    }

    [Fact]
    public async Task Run_HourInAZoneWithSummerTime_FollowsTheShopsClock()
    {
        var settings = ShopSettings.Default with { TimeZoneId = "Europe/Berlin" };
        var runner = new SmallShop(settings)
            .Line("2024-10-26T23:30:00", 1, 0, 1)
            .Line("2024-10-27T00:30:00", 2, 0, 2)
            .Line("2024-10-27T01:30:00", 3, 0, 4)
            .Line("2024-10-27T02:30:00", 4, 0, 8)
            .Runner();

        var result = await runner.RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue], By = [Dimension.Hour] });

        Assert.Equal(
            [("2024-10-27T01", 1m), ("2024-10-27T02", 6m), ("2024-10-27T03", 8m)],
            result.Rows.Select(r => (r.Keys[0].Key, r.Values[0].Value!.Value)));
    }

    [Fact]
    public async Task Run_UnknownFilterValue_WarnsAndMatchesNothing()
    {
        var result = await Shop().Runner().RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue],
            Filters = [new Filter(Dimension.Channel, ["Fax"])],
        });

        Assert.Equal(["unknown-value", "nothing-matched"], result.Warnings.Select(w => w.Code));
        Assert.Equal(0m, result.Totals[0].Value);
    }

    [Fact]
    public async Task Run_EmptyStore_SaysThatNothingMatched()
    {
        var result = await new SmallShop().Runner().RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.RetentionRate], By = [Dimension.Day] });

        Assert.Null(result.Period);
        Assert.Equal([0m, null], result.Totals.Select(v => v.Value));
        Assert.Equal("nothing-matched", Assert.Single(result.Warnings).Code);
    }

    public static TheoryData<AnalyticsQuery, string> BadQueries => new()
    {
        { new AnalyticsQuery { Measures = [] }, "measures" },
        { new AnalyticsQuery { Measures = [Measure.Lines, Measure.Lines] }, "measures" },
        { new AnalyticsQuery { Measures = [Measure.Lines], By = [Dimension.Day, Dimension.Channel, Dimension.Gender, Dimension.Source] }, "by" },
        { new AnalyticsQuery { Measures = [Measure.Lines], By = [Dimension.Day, Dimension.Day] }, "by" },
        { new AnalyticsQuery { Measures = [Measure.Lines], Filters = [new Filter(Dimension.Month, ["2024-01-01"])] }, "filters" },
        { new AnalyticsQuery { Measures = [Measure.Lines], Filters = [new Filter(Dimension.Channel, [])] }, "filters" },
        { new AnalyticsQuery { Measures = [Measure.Lines], Comparison = Comparison.PreviousPeriod }, "comparison" },
        { new AnalyticsQuery { Measures = [Measure.Lines], By = [Dimension.Channel], Top = 0 }, "top" },
        { new AnalyticsQuery { Measures = [Measure.Lines], By = [Dimension.Channel], OrderBy = Measure.Units }, "top" },
    };

    [Theory]
    [MemberData(nameof(BadQueries))]
    public async Task Run_ContradictoryQuery_NamesTheField(AnalyticsQuery query, string field)
    {
        var runner = Shop().Runner();

        var exception = await Assert.ThrowsAsync<QueryException>(() => runner.RunAsync(query));

        Assert.Equal(field, exception.Field);
    }

    [Fact]
    public async Task Values_OfLocation_ListsLinesAndCustomers()
    {
        var values = await Shop().Runner().ValuesAsync(Dimension.Location, null, 10);

        Assert.Equal(["Bergen", "Oslo", "Paris", "(none)"], values.Select(v => v.Key));
    }
}
