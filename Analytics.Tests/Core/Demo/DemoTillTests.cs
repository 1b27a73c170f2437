using Analytics.Core.Demo;
using Analytics.Core.Streaming;

namespace Analytics.Tests.Core.Demo;

public sealed class DemoTillTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Next_EqualTills_SellTheSame()
    {
        var one = Open(1);
        var other = Open(1);

        Assert.Equal(Sell(one, 50).Select(Text), Sell(other, 50).Select(Text));
        Assert.NotEqual(Sell(Open(1), 50).Select(Text), Sell(Open(2), 50).Select(Text));
    }

    [Fact]
    public void Next_ManySales_AreValidAndLikeTheShops()
    {
        var sales = Sell(Open(7), 2_000);

        Assert.All(sales, static s => Assert.Null(PurchaseChecker.Check(s, Noon).Reason));
        Assert.Equal(sales.Count, sales.Select(static s => s.OrderId).Distinct(StringComparer.Ordinal).Count());
        var returns = sales.Count(static s => s.Lines![0].Quantity < 0) / (double)sales.Count;
        Assert.InRange(returns, 0.03, 0.07);
        // The second buys three times as often as the first.
        var often = sales.Count(static s => s.CustomerId == "DC-00002") / (double)sales.Count(static s => s.CustomerId == "DC-00001");
        Assert.InRange(often, 2.5, 3.6);
        Assert.DoesNotContain(Sell(Open(7, Noon.AddHours(10)), 500, Noon.AddHours(10)), static s => s.Channel == "Store");
    }

    [Fact]
    public void Pause_ManySales_KeepsThePace()
    {
        var till = Open(1);

        var total = TimeSpan.Zero;
        for (var i = 0; i < 2_000; i++)
        {
            total += till.Pause(4);
            till.Next(Noon);
        }

        Assert.InRange(total.TotalSeconds, 450, 550);
    }

    [Fact]
    public void Rhythm_AgainstTheHistory_IsItsHoursAndWeekdaysAndOnAverageOne()
    {
        var monday = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
        var week = Enumerable.Range(0, 168).Select(hour => monday.AddHours(hour)).ToList();
        Assert.Equal(1, week.Average(DemoRhythm.Of), 9);
        // Whole weeks of the history.
        var shop = DemoShop.Generate(new DemoOptions { Until = new DateOnly(2026, 11, 22), Customers = 4_000, Months = 12 });
        var orders = shop.Lines().Where(static line => line.Quantity > 0).DistinctBy(static line => line.OrderId).Where(line => line.At >= monday.AddDays(-7 * 40) && line.At < monday.AddDays(-7)).ToList();

        Assert.All(orders.GroupBy(static line => line.At.DayOfWeek), day => Near(day.Count(), orders.Count / 7.0 * Mean(at => at.DayOfWeek == day.Key)));
        Assert.All(orders.GroupBy(static line => line.At.Hour / 3), hours => Near(hours.Count(), orders.Count / 8.0 * Mean(at => at.Hour / 3 == hours.Key)));

        // Counts stray by their root; the few orders of the small hours stray the most.
        static void Near(int count, double expected) => Assert.InRange(count, expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));

        double Mean(Func<DateTimeOffset, bool> when) => week.Where(when).Average(DemoRhythm.Of);
    }

    private static DemoTill Open(int seed, DateTimeOffset? at = null)
    {
        DemoCustomer Person(int n) => new($"DC-{n:00000}", "A B", 1980, "Female", DemoCatalog.Cities[n], DemoCatalog.IncomeRanges[2], new DateOnly(2025, 1, 1), DemoCatalog.Categories[n]);
        return new DemoTill([new DemoBuyer(Person(1), 1), new DemoBuyer(Person(2), 3)], DateOnly.FromDateTime((at ?? Noon).DateTime), seed, 17);
    }

    private static List<StreamPurchase> Sell(DemoTill till, int count, DateTimeOffset? at = null) => [.. Enumerable.Range(0, count).Select(_ => till.Next(at ?? Noon))];

    private static string Text(StreamPurchase sale) => System.Text.Json.JsonSerializer.Serialize(sale);
}
