using Analytics.Core.Demo;

namespace Analytics.Tests.Core.Demo;

public sealed class DemoShopTests
{
    private static readonly DateOnly Until = new(2026, 11, 20);
    private static readonly Lazy<DemoShop> Shared = new(() => DemoShop.Generate(new DemoOptions { Until = Until }));
    private static readonly Lazy<DemoLine[]> SharedLines = new(() => [.. Shared.Value.Lines()]);

    private static DemoShop Shop => Shared.Value;

    private static DemoLine[] Lines => SharedLines.Value;

    private static DemoLine[] Sales => [.. Lines.Where(l => l.Quantity > 0)];

    [Fact]
    public void Generate_SameSeed_SameData()
    {
        var again = DemoShop.Generate(new DemoOptions { Until = Until });

        Assert.Equal(Shop.Customers, again.Customers);
        Assert.Equal(Lines, again.Lines());
    }

    [Fact]
    public void Generate_OtherSeed_OtherData()
    {
        var other = DemoShop.Generate(new DemoOptions { Until = Until, Seed = 2 });

        Assert.NotEqual(Shop.Customers, other.Customers);
        Assert.NotEqual(Lines, other.Lines());
    }

    [Fact]
    public void Generate_MoreCustomers_BeginsWithTheSameOnes()
    {
        var larger = DemoShop.Generate(new DemoOptions { Until = Until, Customers = 1_200 });

        Assert.Equal(Shop.Customers, larger.Customers.Take(1_000));
    }

    [Fact]
    public void Lines_ReadTwice_AreTheSame() => Assert.Equal(Shop.Lines().Take(500), Shop.Lines().Take(500));

    [Fact]
    public void Events_Default_LeadToTheOrdersOfTheWebAndPhones()
    {
        var events = Shop.Events().ToList();
        var first = new DateTimeOffset(Until.AddDays(-119).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var orders = Sales.Where(l => l.At >= first && l.Channel is ("Web" or "Mobile")).GroupBy(l => l.OrderId).ToDictionary(o => o.Key, o => o.Sum(l => (long)l.AmountCents));
        var paid = events.Where(e => e.Name == "payment_completed").ToList();

        Assert.Equal(orders.Keys.Order(), paid.Select(e => e.Properties["order"]).Order());
        Assert.All(paid, e => Assert.Equal(orders[e.Properties["order"]] / 100m, e.RevenueEffect!.Value.Amount));
        Assert.InRange(events.Count, 3_000, 30_000);
        int[] reached = [.. new[] { "page_view", "product_view", "add_to_basket", "payment_started", "payment_completed" }.Select(name => events.Where(e => e.Name == name).Select(e => e.SessionId).Distinct().Count())];
        Assert.Equal(reached.OrderDescending(), reached);
        Assert.InRange(paid.Count / (double)reached[0], 0.1, 0.3);
        Assert.All(events.GroupBy(e => e.SessionId), visit => Assert.Equal(visit.OrderBy(e => e.At), visit));
        Assert.Equal(events.Take(100).Select(e => (e.At, e.Name)), Shop.Events().Take(100).Select(e => (e.At, e.Name)));
    }

    [Fact]
    public void Customers_Default_AreAThousandAndEachHasBought()
    {
        Assert.Equal(1_000, Shop.Customers.Count);
        Assert.Equal(1_000, Shop.Customers.Select(c => c.ExternalId).Distinct().Count());
        Assert.Equal(1_000, Sales.Select(l => l.Customer).Distinct().Count());
    }

    [Fact]
    public void Customers_Default_HaveEveryAttributeWithinItsRange()
    {
        Assert.All(Shop.Customers, c =>
        {
            Assert.InRange(Until.Year - c.BirthYear, 18, 79);
            Assert.Contains(c.City, DemoCatalog.Cities);
            Assert.Contains(c.IncomeRange, DemoCatalog.IncomeRanges);
            Assert.Contains(c.PreferredCategory, DemoCatalog.Categories);
            Assert.Contains(c.Gender, new[] { "Female", "Male", "Other" });
            Assert.Contains(' ', c.Name);
        });
        Assert.Equal(5, Shop.Customers.Select(c => c.City).Distinct().Count());
        Assert.Equal(5, Shop.Customers.Select(c => c.IncomeRange).Distinct().Count());
        Assert.Equal(5, Shop.Customers.Select(c => c.PreferredCategory).Distinct().Count());
    }

    [Fact]
    public void Customers_Default_RegisterBeforeTheirFirstOrder()
    {
        var first = Sales.GroupBy(l => l.Customer).ToDictionary(g => g.Key, g => DateOnly.FromDateTime(g.Min(l => l.At).UtcDateTime));

        Assert.All(first, f => Assert.True(Shop.Customers[f.Key].RegisteredOn <= f.Value));
    }

    [Fact]
    public void Lines_Default_SpanTwoYearsUpToTheMorningOfToday()
    {
        var midnight = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateTime(2024, 11, 21), Lines[0].At.UtcDateTime.Date);
        Assert.InRange(Lines[^1].At, midnight, midnight.AddHours(6));
        Assert.InRange(Lines.Select(l => l.At.UtcDateTime.Date).Distinct().Count(), 700, 730);
    }

    [Fact]
    public void Lines_Default_ComeInTimesOrder() =>
        Assert.All(Lines.Zip(Lines.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));

    [Fact]
    public void Lines_Default_AmountsLieBetweenTenAndAThousand()
    {
        Assert.All(Sales, l => Assert.InRange(l.AmountCents, 1_000, 100_000));
        Assert.All(Lines.Where(l => l.Quantity < 0), l => Assert.InRange(l.AmountCents, -100_000, -1_000));
        Assert.DoesNotContain(Lines, l => l.Quantity == 0);
    }

    [Fact]
    public void Lines_Default_CoverAllCategoriesChannelsAndManyProducts()
    {
        Assert.Equal(5, Sales.Select(l => DemoShop.Products[l.Product].Category).Distinct().Count());
        Assert.Equal(DemoCatalog.Channels.Order(), Sales.Select(l => l.Channel).Distinct().Order());
        Assert.True(Sales.Select(l => l.Product).Distinct().Count() >= 145);
    }

    [Fact]
    public void Orders_Default_HaveOneToFiveLinesOfDistinctProducts()
    {
        var orders = Sales.GroupBy(l => l.OrderId).ToArray();

        Assert.Equal(Shop.Orders, orders.Length);
        Assert.All(orders, o =>
        {
            Assert.InRange(o.Count(), 1, 5);
            Assert.Equal(o.Count(), o.Select(l => l.Product).Distinct().Count());
            Assert.Single(o.Select(l => (l.At, l.Customer, l.Channel)).Distinct());
        });
        Assert.Contains(orders, o => o.Count() == 5);
    }

    [Fact]
    public void Returns_Default_AreFewAndFollowTheirSale()
    {
        var sales = Sales.ToDictionary(l => (l.OrderId, l.Product));
        var returns = Lines.Where(l => l.Quantity < 0).ToArray();

        Assert.InRange((double)returns.Length / Sales.Length, 0.015, 0.06);
        Assert.All(returns, r =>
        {
            var sale = sales[("DO" + r.OrderId[2..], r.Product)];
            Assert.StartsWith("DR-", r.OrderId, StringComparison.Ordinal);
            Assert.InRange((r.At - sale.At).TotalDays, 2, 29);
            Assert.InRange(-r.Quantity, 1, sale.Quantity);
            Assert.Equal(sale.UnitPriceCents, r.UnitPriceCents);
        });
    }

    [Fact]
    public void Revenue_ByWeekday_SaturdayBeatsSundayAndTuesday()
    {
        var byWeekday = Sales.GroupBy(l => l.At.DayOfWeek).ToDictionary(g => g.Key, g => g.Sum(l => (long)l.AmountCents));

        Assert.True(byWeekday[DayOfWeek.Saturday] > 1.2 * byWeekday[DayOfWeek.Sunday]);
        Assert.True(byWeekday[DayOfWeek.Saturday] > 1.1 * byWeekday[DayOfWeek.Tuesday]);
    }

    [Fact]
    public void Revenue_ByMonth_DecemberIsTheBestAndTheSecondYearGrows()
    {
        var byMonth = Sales.GroupBy(l => (l.At.Year, l.At.Month)).ToDictionary(g => g.Key, g => g.Sum(l => (long)l.AmountCents));

        Assert.True(byMonth[(2025, 12)] > 1.5 * byMonth[(2026, 2)]);
        Assert.True(byMonth[(2025, 12)] > 1.3 * byMonth[(2025, 8)]);
        var first = Sales.Where(l => l.At < Lines[0].At.AddYears(1)).Sum(l => (long)l.AmountCents);
        var second = Sales.Where(l => l.At >= Lines[0].At.AddYears(1)).Sum(l => (long)l.AmountCents);
        Assert.InRange((double)second / first, 1.08, 2.0);
    }

    [Fact]
    public void Stores_Always_AreOpenFromNineToTwentyAndClosedOnSundays() =>
        Assert.All(Sales.Where(l => l.Channel == "Store"), l =>
        {
            Assert.NotEqual(DayOfWeek.Sunday, l.At.DayOfWeek);
            Assert.InRange(l.At.Hour, 9, 19);
            Assert.Contains(l.Store, DemoCatalog.Cities);
        });

    [Fact]
    public void Customers_Default_SomeComeBackOftenAndSomeLapse()
    {
        var orders = Sales.GroupBy(l => l.Customer).Select(g => (Count: g.Select(l => l.OrderId).Distinct().Count(), Last: g.Max(l => l.At))).ToArray();

        Assert.InRange(orders.Count(o => o.Count == 1), 50, 400);
        Assert.InRange(orders.Count(o => o.Count >= 20), 10, 300);
        Assert.InRange(orders.Count(o => o.Last < Lines[^1].At.AddDays(-180)), 150, 700);
        Assert.InRange(orders.Average(o => o.Count), 3, 15);
    }

    [Theory]
    [InlineData(1, 1, 7)]
    [InlineData(3, 2, 3)]
    [InlineData(50, 120, 5)]
    public void Generate_OddSizes_EndsTodayAndGivesEveryCustomerAnOrder(int customers, int months, int seed)
    {
        var shop = DemoShop.Generate(new DemoOptions { Customers = customers, Months = months, Seed = seed, Until = Until });
        var lines = shop.Lines().ToArray();

        Assert.Equal(Until, DateOnly.FromDateTime(lines.Max(l => l.At).UtcDateTime));
        Assert.True(DateOnly.FromDateTime(lines.Min(l => l.At).UtcDateTime) >= shop.Options.From);
        Assert.Equal(customers, lines.Select(l => l.Customer).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 24)]
    [InlineData(1_000_001, 24)]
    [InlineData(10, 0)]
    [InlineData(10, 121)]
    public void Generate_OutOfRange_Throws(int customers, int months) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DemoShop.Generate(new DemoOptions { Customers = customers, Months = months, Until = Until }));
}
