using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Queries;

/// <summary>Labels of customers as filter and breakdown, by hand.</summary>
public sealed class CustomerLabelTests
{
    private static readonly Dictionary<Dimension, LabelColumn?> Tiers = new()
    {
        [Dimension.ChurnTier] = new LabelColumn(["", "Low", "High"], [0, 1, 2]),
    };

    [Fact]
    public async Task Run_ByChurnTier_SumsByLabelAndUnknownForTheRest()
    {
        var shop = Shop();
        shop.Labels.Put(Tiers);

        var result = await shop.Runner().RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue], By = [Dimension.ChurnTier] });

        // Customer 3 has no label, 100 is anonymous: both are unknown.
        Assert.Equal(
            ["(none)=140", "High=20", "Low=10"],
            result.Rows.Select(r => $"{r.Keys[0].Key}={r.Values[0].Value:0}"));
    }

    [Theory]
    [InlineData(false, "1", 30)]
    [InlineData(true, "1", 140)]
    [InlineData(false, "buyers of TOYS", 60)]
    [InlineData(true, "2", 110)]
    public async Task Run_BySegment_KeepsOrLeavesOutMembers(bool exclude, string name, int expected)
    {
        var shop = Shop();
        shop.Labels.PutSegments([new("1", "One and two", [true, true, true]), new("2", "Buyers of toys", [false, false, true, true])]);

        var result = await shop.Runner().RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue],
            Filters = [new Filter(Dimension.Segment, [name], exclude)],
        });

        Assert.Equal(expected, result.Totals[0].Value);
    }

    [Fact]
    public async Task Run_SegmentsThatOverlap_CountsACustomerOnce()
    {
        var shop = Shop();
        shop.Labels.PutSegments([new("1", "A", [false, true, true]), new("2", "B", [false, false, true, true])]);

        var result = await shop.Runner().RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue],
            Filters = [new Filter(Dimension.Segment, ["1", "2"])],
        });

        Assert.Equal(70, result.Totals[0].Value);
    }

    [Fact]
    public async Task Run_DeletedSegment_SaysSo()
    {
        var runner = Shop().Runner();
        var query = new AnalyticsQuery { Measures = [Measure.NetRevenue], Filters = [new Filter(Dimension.Segment, ["7"])] };

        var run = await Assert.ThrowsAsync<QueryException>(() => runner.RunAsync(query));
        var lines = await Assert.ThrowsAsync<QueryException>(() => runner.LinesAsync(query, 0, 10));

        Assert.Equal("filters", run.Field);
        Assert.Contains("“7”", run.Message, StringComparison.Ordinal);
        Assert.Equal(run.Message, lines.Message);
    }

    [Fact]
    public async Task Run_LabelsNotKnownYet_SaysSo()
    {
        var runner = Shop().Runner();

        var filter = await Assert.ThrowsAsync<QueryException>(() => runner.RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.Orders],
            Filters = [new Filter(Dimension.RfmSegment, ["Lost"])],
        }));
        var by = await Assert.ThrowsAsync<QueryException>(() => runner.RunAsync(new AnalyticsQuery { Measures = [Measure.Orders], By = [Dimension.ValueTier] }));

        Assert.Equal("filters", filter.Field);
        Assert.Equal("by", by.Field);
        Assert.Empty(await runner.ValuesAsync(Dimension.ValueTier, null, 10));
    }

    [Fact]
    public async Task Run_BrokenDownBySegment_Refuses()
    {
        var error = await Assert.ThrowsAsync<QueryException>(() => Shop().Runner().RunAsync(
            new AnalyticsQuery { Measures = [Measure.Orders], By = [Dimension.Segment] }));

        Assert.Contains("several", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summaries_OfASegment_AreItsMembers()
    {
        var shop = Shop();
        shop.Labels.PutSegments([new("1", "A", [false, true, false, true])]);
        var runner = shop.Runner();

        var summaries = await runner.CustomerSummariesAsync(new CustomerSummaryQuery { Filters = [new Filter(Dimension.Segment, ["1"])] });
        var cohorts = await runner.CohortMatrixAsync(new CohortQuery { Filters = [new Filter(Dimension.Segment, ["1"])] });

        Assert.Equal([1, 3], summaries.Keys);
        Assert.Equal(2, cohorts.Cohorts.Sum(c => c.Active[0]));
    }

    [Fact]
    public async Task Values_OfLabels_AreNamesInTheirOrder()
    {
        var shop = Shop();
        shop.Labels.Put(Tiers);
        shop.Labels.PutSegments([new("2", "Zebra", null, "it is not valid."), new("1", "Ant", [])]);
        var runner = shop.Runner();

        Assert.Equal(["Low", "High", "(none)"], (await runner.ValuesAsync(Dimension.ChurnTier, null, 10)).Select(v => v.Key));
        Assert.Equal(["Ant", "Zebra"], (await runner.ValuesAsync(Dimension.Segment, null, 10)).Select(v => v.Label));
        Assert.Equal("2", Assert.Single(await runner.ValuesAsync(Dimension.Segment, "zeb", 10)).Key);
    }

    [Fact]
    public void Put_LabelsOfOneKind_KeepsTheOthersAndGrowsTheVersion()
    {
        var board = new CustomerLabelBoard();
        var raised = 0;
        board.Changed += (_, _) => raised++;

        board.Put(Tiers);
        board.PutSegments([new("1", "A", [])]);

        Assert.Equal(2, raised);
        Assert.Equal(2, board.Current.Version);
        Assert.True(board.Current.Has(Dimension.ChurnTier));
        Assert.True(board.Current.Has(Dimension.Segment));
        Assert.False(board.Current.Has(Dimension.RfmSegment));
        Assert.Throws<ArgumentException>(() => board.Put(new Dictionary<Dimension, LabelColumn?> { [Dimension.Segment] = null }));
    }

    private static SmallShop Shop() => new SmallShop()
        .Customer(1).Customer(2).Customer(3)
        .Line("2024-01-05 10:00", 1, 1, 10)
        .Line("2024-02-05 10:00", 2, 2, 20)
        .Line("2024-03-05 10:00", 3, 3, 40)
        .Line("2024-03-06 10:00", 4, 0, 100);
}
