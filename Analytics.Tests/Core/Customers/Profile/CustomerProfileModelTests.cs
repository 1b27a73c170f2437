using Analytics.Core.Customers;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Core.Queries;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Customers.Profile;

public sealed class CustomerProfileModelTests
{
    private static readonly DateOnly Today = new(2024, 3, 1);

    [Fact]
    public async Task Timeline_OrdersAndAReturn_GivesWhatTheModelsSee()
    {
        var timeline = await TimelineAsync();

        Assert.Equal([100m, 110m, 90m, 140m], timeline.Days.Select(d => d.Cumulative));
        Assert.Equal(20m, timeline.Days[2].Returns);
        // Two orders on 11 January count once; the return on 21 January is no order day.
        Assert.Equal((3, 2, 30, 60, 30), (timeline.OrderDays, timeline.RepeatDays, timeline.SpanDays, timeline.AgeDays, timeline.SinceDays));
        Assert.Equal(15, timeline.MeanGapDays);
        Assert.Equal(2, timeline.GapsSince);
    }

    [Fact]
    public async Task NextOrderWindow_KnownParameters_AgreesByHand()
    {
        var model = new PredictionRun("bgnbd", "BG/NBD", 1, 10, [new("r", 1, null), new("alpha", 40, null)], null, [], 0);

        var window = NextOrderWindow.Of(model, await TimelineAsync())!;

        // Shape r + x = 3, rate α + T = 100: 100 (2^(1/3) − 1) = 25.99 days in the middle; 100 ((4/3)^(1/3) − 1) = 10.06; 100 (4^(1/3) − 1) = 58.74.
        Assert.Equal(new NextOrderWindow(Today.AddDays(10), Today.AddDays(26), Today.AddDays(59)), window);
    }

    [Fact]
    public async Task NextOrderWindow_NoModelOrTooFarAway_IsNone()
    {
        var flat = new PredictionRun("bgnbd", "BG/NBD", 1, 10, [new("r", 0.001, null), new("alpha", 4e6, null)], null, [], 0);

        Assert.Null(NextOrderWindow.Of(null, await TimelineAsync()));
        Assert.Null(NextOrderWindow.Of(flat, await TimelineAsync()));
    }

    [Fact]
    public void Comparison_SixCustomers_GivesMedianAndShareBelow()
    {
        var scores = MadeUpScores.Six();

        var best = ScoreComparison.Of(scores, 0, ScoreField.NetRevenue);
        var unknown = ScoreComparison.Of(scores, 5, ScoreField.Clv);

        Assert.Equal((600d, 350d, 5d / 6), (best.Value, best.Median, best.ShareBelow));
        Assert.Equal(80, unknown.Median);
        Assert.True(double.IsNaN(unknown.Value) && double.IsNaN(unknown.ShareBelow));
    }

    [Fact]
    public async Task Orders_LinesOfTwoOrders_AreAddedUpLatestFirst()
    {
        var runner = new FakeQueryRunner(
        [
            Line(1, "A", 2, 20m), Line(1, "A", 1, 5m), Line(3, "B", 1, 7m), Line(3, "B", -1, -2m), Line(2, "X", 1, 99m) with { Customer = "other" },
        ]);

        var orders = await CustomerOrders.ReadAsync(runner, "c1");

        Assert.False(orders.IsCut);
        Assert.Equal(["B", "A"], orders.Orders.Select(o => o.OrderId));
        Assert.Equal((2, 0m, 7m, 2m, 5m), (orders.Orders[0].Lines, orders.Orders[0].Units, orders.Orders[0].Gross, orders.Orders[0].Returns, orders.Orders[0].Net));
        Assert.Equal((2, 3m, 25m), (orders.Orders[1].Lines, orders.Orders[1].Units, orders.Orders[1].Net));
    }

    [Fact]
    public async Task Orders_MoreLinesThanRead_AreCut()
    {
        var runner = new FakeQueryRunner([Line(1, "A", 2, 20m), Line(2, "B", 1, 5m), Line(3, "C", 1, 7m)]);

        var orders = await CustomerOrders.ReadAsync(runner, "c1", mostLines: 2);

        Assert.True(orders.IsCut);
        Assert.Equal(["C", "B"], orders.Orders.Select(o => o.OrderId));
    }

    private static FakeLine Line(int day, string order, decimal quantity, decimal amount) =>
        new(new DateTime(2024, 1, day, 12, 0, 0, DateTimeKind.Unspecified), order, "c1", "P1", null, null, null, quantity, amount);

    private static async Task<PurchaseTimeline> TimelineAsync()
    {
        var shop = new SmallShop(now: new DateTimeOffset(2024, 3, 1, 12, 0, 0, TimeSpan.Zero))
            .Customer(1)
            .Customer(2)
            .Line("2024-01-01T10:00:00", 1, 1, 100)
            .Line("2024-01-11T10:00:00", 2, 1, 4)
            .Line("2024-01-11T18:00:00", 3, 1, 6)
            .Line("2024-01-21T10:00:00", 4, 1, -20, -1)
            .Line("2024-01-31T10:00:00", 5, 1, 50)
            .Line("2024-02-28T10:00:00", 6, 2, 999);
        return PurchaseTimeline.Of(await shop.Runner().RunAsync(PurchaseTimeline.Question("c1")), Today);
    }
}
