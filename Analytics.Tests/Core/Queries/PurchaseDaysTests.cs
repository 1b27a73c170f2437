using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Queries;

/// <summary>Each customer's purchase days by hand, and against a slow count over random lines.</summary>
public sealed class PurchaseDaysTests
{
    [Fact]
    public async Task PurchaseDays_SmallShop_CountsByHand()
    {
        var runner = new SmallShop().Customer(1).Customer(2).Customer(3).Customer(4)
            .Line("2024-01-10T10:00:00", 1, 1, 100)
            .Line("2024-01-10T18:00:00", 2, 1, 30)
            .Line("2024-01-20T09:00:00", 3, 1, 20)
            .Line("2024-01-20T11:00:00", 4, 1, 5)
            .Line("2024-02-01T11:00:00", 5, 1, 15)
            .Line("2024-02-01T12:00:00", 13, 1, -4, -1)
            .Line("2024-02-03T11:00:00", 6, 1, -10, -1)
            .Line("2024-01-12T11:00:00", 7, 2, -10, -1)
            .Line("2024-01-13T11:00:00", 8, 2, 0)
            .Line("2024-03-13T11:00:00", 9, 3, 7)
            .Line("2024-01-15T11:00:00", 10, 0, 7)
            .Line("2024-03-05T11:00:00", 11, 1, 9)
            .Line("2024-03-06T11:00:00", 12, 1, 9)
            .Runner();

        var gross = await runner.CustomerPurchaseDaysAsync(new PurchaseDaysQuery { Until = new DateOnly(2024, 2, 29) });
        var net = await runner.CustomerPurchaseDaysAsync(new PurchaseDaysQuery { Until = new DateOnly(2024, 2, 29), NetValue = true });
        var free = await runner.CustomerPurchaseDaysAsync(new PurchaseDaysQuery { CountFree = true });

        Assert.Equal([new CustomerPurchases(1, new(2024, 1, 10), new(2024, 2, 1), 2, Money.FromDecimal(40), 2)], gross.Customers);
        Assert.Equal(Money.FromDecimal(36), Assert.Single(net.Customers).RepeatValue);
        Assert.Equal([1, 2, 3], free.Customers.Select(c => c.Key));
        Assert.Equal((4, 0), (free.Customers[0].RepeatDays, free.Customers[0].LaterDays));
        Assert.Equal((new DateOnly(2024, 3, 13), new DateOnly(2024, 3, 13)), (free.Until, free.LastDay));
        Assert.Equal("c1", free.IdOf(1));
    }

    [Theory]
    [InlineData("UTC", false)]
    [InlineData("America/New_York", true)]
    [InlineData("Asia/Kolkata", false)]
    public async Task PurchaseDays_RandomLinesInAnyOrder_EqualASlowCount(string zone, bool net)
    {
        var random = new Random(5);
        var shop = new SmallShop(ShopSettings.Default with { TimeZoneId = zone });
        var lines = new List<(int Customer, DateTime At, decimal Amount, int Quantity)>();
        for (var key = 1; key <= 20; key++)
        {
            shop.Customer(key);
        }

        var start = new DateTime(2024, 2, 20, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < 900; i++)
        {
            var line = (random.Next(21), start.AddMinutes(random.Next(60 * 24 * 45)), (decimal)random.Next(-3, 40), random.Next(-1, 3));
            lines.Add(line);
            shop.Line(line.Item2.ToString("s"), i + 1, line.Item1, line.Item3, line.Item4);
        }

        var until = new DateOnly(2024, 3, 20);
        var answer = await shop.Runner().CustomerPurchaseDaysAsync(new PurchaseDaysQuery { Until = until, NetValue = net });

        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var expected = new List<CustomerPurchases>();
        for (var key = 1; key <= 20; key++)
        {
            var own = lines.Where(l => l.Customer == key).Select(l => (Day: DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(l.At, clock)), l.Amount, l.Quantity)).ToList();
            var days = own.Where(l => l.Amount > 0 && l.Quantity > 0).Select(l => l.Day).Distinct().Order().ToList();
            var before = days.Where(d => d <= until).ToList();
            if (before.Count == 0)
            {
                continue;
            }

            var value = own.Where(l => l.Day > before[0] && l.Day <= until && ((net && days.Contains(l.Day)) || (l.Amount > 0 && l.Quantity > 0))).Sum(l => l.Amount);
            expected.Add(new CustomerPurchases(
                key, before[0], before[^1], before.Count - 1, Money.FromDecimal(before.Count == 1 ? 0 : value), days.Count - before.Count));
        }

        Assert.Equal(expected, answer.Customers);
    }

    [Fact]
    public async Task PurchaseDays_NoLines_IsEmpty()
    {
        var answer = await new SmallShop().Runner().CustomerPurchaseDaysAsync(new PurchaseDaysQuery());

        Assert.Empty(answer.Customers);
        Assert.Null(answer.Until);
    }
}
