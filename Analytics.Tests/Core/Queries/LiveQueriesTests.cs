using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Live;

namespace Analytics.Tests.Core.Queries;

public sealed class LiveQueriesTests
{
    private static readonly DateTimeOffset Now = new(2024, 12, 31, 12, 30, 15, TimeSpan.Zero);

    [Fact]
    public void Read_LinesOfThreeDays_CountsEachUpToTheSameTime()
    {
        var shop = new SmallShop(now: Now)
            .Customer(1, location: "Rome").Customer(2, location: "Oslo")
            .Product(1, "Toys").Product(2, "Books")
            .Line("2024-12-24T12:10:00", 1, 1, 5)
            .Line("2024-12-24T12:31:00", 2, 1, 6) // later than now's time
            .Line("2024-12-30T09:00:00", 3, 2, 7)
            .Line("2024-12-30T12:05:00", 3, 2, 8)
            .Line("2024-12-30T23:59:59", 4, 2, 9)
            .Line("2024-12-31T00:00:00", 5, 1, 10, product: 1)
            .Line("2024-12-31T11:59:59", 6, 2, 20, product: 2)
            .Line("2024-12-31T12:00:00", 7, 2, 30, product: 2, category: "Gifts", location: "Bern")
            .Line("2024-12-31T12:29:00", 7, 2, -4, quantity: -1)
            .Line("2024-12-31T12:30:15", 8, 0, 40)
            .Line("2024-12-31T12:30:16", 9, 0, 99); // not yet

        var totals = Live(shop).Read();

        Assert.Equal(new LiveSpan(Count(96, 4), Count(15, 1), Count(5, 1)), totals.Today);
        Assert.Equal(new LiveSpan(Count(66, 2), Count(8, 1), Count(5, 1)), totals.Hour);
        Assert.Equal([("", 36m), ("Gifts", 30m), ("Books", 20m), ("Toys", 10m)], totals.Categories.Select(static p => (p.Name, p.Today.Revenue.Amount)));
        Assert.Equal([("", 40m), ("Bern", 30m), ("Oslo", 16m), ("Rome", 10m)], totals.Locations.Select(static p => (p.Name, p.Today.Revenue.Amount)));
        Assert.Equal(61, totals.Minutes.Count);
        Assert.Equal(new DateTimeOffset(2024, 12, 31, 12, 30, 0, TimeSpan.Zero), totals.Minutes[^1].Start);
        Assert.Equal([40m, -4m], new[] { totals.Minutes[^1], totals.Minutes[^2] }.Select(static m => m.Count.Revenue.Amount));
        Assert.Equal(86m, totals.Minutes.Sum(static m => m.Count.Revenue.Amount));
    }

    [Fact]
    public async Task Read_OtherZone_AgreesWithTheQueryOfTheWholeDay()
    {
        var settings = ShopSettings.Default with { TimeZoneId = "Asia/Tokyo" };
        // One second before Tokyo's midnight.
        var shop = new SmallShop(settings, new DateTimeOffset(2024, 12, 31, 14, 59, 59, TimeSpan.Zero)).Customer(1).Product(1, "Toys");
        for (var i = 0; i < 400; i++)
        {
            shop.Line(new DateTime(2024, 12, 20).AddMinutes(i * 41).ToString("s", System.Globalization.CultureInfo.InvariantCulture), 1 + (i / 3), 1, (i % 7) - 1, product: 1);
        }

        var runner = shop.Runner();
        var totals = new LiveQueries(shop.Store, () => shop.Settings, shop.Clock).Read();

        foreach (var (count, day) in new[] { (totals.Today.Now, 31), (totals.Today.Yesterday, 30), (totals.Today.LastWeek, 24) })
        {
            var days = new DateOnly(2024, 12, day);
            var answer = await runner.RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.Orders], Period = new Period(days, days) });
            Assert.Equal((answer.Totals[0].Value, answer.Totals[1].Value), (count.Revenue.Amount, count.Orders));
        }
    }

    [Theory]
    [InlineData("UTC", false)]
    [InlineData("Asia/Tokyo", true)]
    public void Read_OfASegment_EqualsTheSumOverTheLinesOfItsMembers(string zone, bool exclude)
    {
        // Half past midnight in Tokyo: the last hour reaches into the day before.
        var now = new DateTimeOffset(2024, 12, 31, 15, 30, 0, TimeSpan.Zero);
        var shop = new SmallShop(ShopSettings.Default with { TimeZoneId = zone }, now).Product(1, "Toys").Product(2, "Books");
        var random = new Random(5);
        var members = new bool[9];
        for (var customer = 1; customer < 12; customer++)
        {
            shop.Customer(customer, location: customer % 2 == 0 ? "Rome" : "Oslo");
            if (customer < members.Length)
            {
                members[customer] = random.Next(2) == 0;
            }
        }

        var lines = new List<(DateTimeOffset At, int Order, int Customer, decimal Amount, int Product)>();
        for (var i = 0; i < 6_000; i++)
        {
            var line = (now.AddSeconds(-random.Next(9 * 86_400)), 1 + (i / 2), random.Next(12), random.Next(-5, 20), 1 + random.Next(2));
            lines.Add(line);
            shop.Line(line.Item1.ToString("s", System.Globalization.CultureInfo.InvariantCulture), line.Item2, line.Item3, line.Item4, Math.Sign(line.Item4), line.Item5);
        }

        shop.Labels.PutSegments([new SegmentLabel("7", "Some", members)]);

        var totals = Live(shop).Read(new Filter(Dimension.Segment, ["some"], exclude));

        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var mine = lines.Where(l => (l.Customer < members.Length && members[l.Customer]) != exclude)
            .Select(l => l with { At = TimeZoneInfo.ConvertTime(l.At, TimeZoneInfo.FindSystemTimeZoneById(zone)) }).ToList();
        foreach (var (days, day, hour) in new[]
        {
            (0, totals.Today.Now, totals.Hour.Now), (1, totals.Today.Yesterday, totals.Hour.Yesterday), (7, totals.Today.LastWeek, totals.Hour.LastWeek),
        })
        {
            var at = local.AddDays(-days);
            Assert.Equal(Sum(mine.Where(l => l.At.Date == at.Date && l.At <= at)), day);
            Assert.Equal(Sum(mine.Where(l => l.At.Date == at.Date && l.At.Hour == at.Hour && l.At <= at)), hour);
        }

        foreach (var minute in totals.Minutes)
        {
            Assert.Equal(Sum(mine.Where(l => l.At >= minute.Start && l.At < minute.Start.AddMinutes(1) && l.At <= local)), minute.Count);
        }

        var today = mine.Where(l => l.At.Date == local.Date).ToList();
        Assert.NotEmpty(today);
        Assert.Equal(
            today.GroupBy(static l => l.Product == 1 ? "Toys" : "Books").Select(static g => (g.Key, Sum(g))).OrderBy(static g => g.Key),
            totals.Categories.Select(static p => (p.Name, p.Today)).OrderBy(static p => p.Name));
        Assert.Equal(
            today.GroupBy(static l => l.Customer == 0 ? "" : l.Customer % 2 == 0 ? "Rome" : "Oslo").Select(static g => (g.Key, Sum(g))).OrderBy(static g => g.Key),
            totals.Locations.Select(static p => (p.Name, p.Today)).OrderBy(static p => p.Name));

        static LiveCount Sum(IEnumerable<(DateTimeOffset At, int Order, int Customer, decimal Amount, int Product)> part)
        {
            var all = part.ToList();
            return Count(all.Sum(static l => l.Amount), all.Where(static l => l.Amount > 0).Select(static l => l.Order).Distinct().Count());
        }
    }

    [Fact]
    public async Task Read_Filtered_AgreesWithTheQueryOfEachDay()
    {
        var shop = new SmallShop(now: new DateTimeOffset(2024, 12, 31, 23, 59, 59, TimeSpan.Zero)).Customer(1, birthYear: 1980).Customer(2).Product(1, "Toys").Product(2, "Books");
        for (var i = 0; i < 400; i++)
        {
            shop.Line(
                new DateTime(2024, 12, 23).AddMinutes(i * 31).ToString("s", System.Globalization.CultureInfo.InvariantCulture), 1 + (i / 3), i < 360 ? i % 2 : 2, (i % 7) - 1, product: 1 + (i % 2), channel: i % 5 == 0 ? "Web" : "Store");
        }

        var runner = shop.Runner();
        foreach (Filter[] filters in new Filter[][]
        {
            [new(Dimension.Category, ["Toys"]), new(Dimension.Channel, ["Web"], Exclude: true)],
            [new(Dimension.CustomerKind, ["new"])],
            [new(Dimension.AgeGroup, ["36-45"])],
            [new(Dimension.HourOfDay, ["8", "9", "20"])],
        })
        {
            var totals = Live(shop).Read(filters);
            foreach (var (count, day) in new[] { (totals.Today.Now, 31), (totals.Today.Yesterday, 30), (totals.Today.LastWeek, 24) })
            {
                var days = new DateOnly(2024, 12, day);
                var answer = await runner.RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.Orders], Filters = filters, Period = new Period(days, days) });
                Assert.Equal((answer.Totals[0].Value, answer.Totals[1].Value), (count.Revenue.Amount, count.Orders));
            }
        }
    }

    [Fact]
    public void Read_SegmentThatIsGone_IsAnError()
    {
        var shop = new SmallShop(now: Now).Line("2024-12-31T12:10:00", 1, 1, 5);

        var error = Assert.Throws<QueryException>(() => Live(shop).Read(new Filter(Dimension.Segment, ["9"])));

        Assert.Contains("may have been deleted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoData_IsAllZero()
    {
        var totals = Live(new SmallShop(now: Now)).Read();

        Assert.Equal((Count(0, 0), 0, false), (totals.Today.Now, totals.Categories.Count, totals.HasStream));
    }

    private static LiveCount Count(decimal revenue, int orders) => new(Money.FromDecimal(revenue), orders);

    private static LiveQueries Live(SmallShop shop)
    {
        shop.Runner();
        return new LiveQueries(shop.Store, () => shop.Settings, shop.Clock, shop.Labels);
    }
}
