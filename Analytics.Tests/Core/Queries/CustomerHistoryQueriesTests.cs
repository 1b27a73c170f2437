using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Queries;

public sealed class CustomerHistoryQueriesTests
{
    private static readonly Period Year = new(new(2024, 1, 1), new(2024, 12, 31));

    private static SmallShop Shop() => new SmallShop()
        .Customer(1).Customer(2)
        .Product(1, "Books").Product(2, "Food")
        .Line("2024-01-01T10:00:00", 1, 1, 100, product: 1)
        .Line("2024-01-01T18:00:00", 2, 1, 100, product: 1)
        .Line("2024-03-05T10:00:00", 3, 1, 50, product: 2)
        .Line("2024-03-05T10:00:00", 3, 1, 50, product: 1)
        .Line("2024-03-06T10:00:00", 4, 1, -50, -1, product: 1)
        .Line("2024-12-31T09:00:00", 5, 2, 30, product: 2, category: "Gifts")
        .Line("2024-12-31T09:00:00", 6, 0, 30, product: 2);

    [Fact]
    public async Task Activity_Days_CountsDaysWithAnOrder()
    {
        var activity = await Queries(Shop()).ActivityAsync(Year);

        Assert.Equal((2, 0), (activity.Days(1), activity.FirstDay(1)));
        Assert.Equal((1, 365), (activity.Days(2), activity.FirstDay(2)));
        Assert.Equal((1, 0, 1), (activity.Days(1, 1, 64), activity.Days(1, 1, 63), activity.Days(1, -5, 10)));
        Assert.Equal((0, -1, 0), (activity.Days(3), activity.FirstDay(3), activity.Days(99)));
    }

    [Fact]
    public async Task Activity_LaterPeriod_CountsFromItsFirstDay()
    {
        var activity = await Queries(Shop()).ActivityAsync(new Period(new(2024, 3, 1), new(2024, 3, 10)));

        Assert.Equal((1, 4), (activity.Days(1), activity.FirstDay(1)));
        Assert.Equal(-1, activity.FirstDay(2));
    }

    [Fact]
    public async Task Activity_NoData_IsEmpty()
    {
        var shop = new SmallShop();
        Assert.Equal(0, (await Queries(shop).ActivityAsync(Year)).Days(1));
        await Assert.ThrowsAsync<QueryException>(() => Queries(shop).ActivityAsync(new Period(new(2000, 1, 1), new(2024, 1, 1))));
    }

    [Fact]
    public async Task Items_Products_EachDayOnceWithoutReturnsAndAnonymous()
    {
        var items = await Queries(Shop()).ItemsAsync(new CustomerItemQuery());

        Assert.Equal(["p1", "p2"], items.Items.Select(i => i.Key));
        Assert.Equal(
            [new CustomerItem(1, 0, 0), new CustomerItem(1, 64, 0), new CustomerItem(1, 64, 1), new CustomerItem(2, 365, 1)],
            Enumerable.Range(0, items.Count).Select(i => items[i]));
        Assert.False(items.IsSample);
    }

    [Fact]
    public async Task Items_CategoriesUntilADay_TakesTheLinesOwnFirst()
    {
        var all = await Queries(Shop()).ItemsAsync(new CustomerItemQuery { Dimension = Dimension.Category });
        Assert.Equal(["Books", "Food", "Gifts"], all.Items.Select(i => i.Key).Order(StringComparer.Ordinal));
        var early = await Queries(Shop()).ItemsAsync(new CustomerItemQuery { Dimension = Dimension.Category, Until = new(2024, 2, 1) });
        Assert.Equal(["Books"], early.Items.Select(i => i.Key));
        Assert.Equal(1, early.Count);
        Assert.Equal(0, (await Queries(Shop()).ItemsAsync(new CustomerItemQuery { Until = new(2023, 1, 1) })).Count);
        Assert.Single((await Queries(Shop()).ItemsAsync(new CustomerItemQuery { MaxItems = 1 })).Items);
    }

    [Fact]
    public async Task Items_RankUntilADay_LaterLinesBringNoItemInButCountForThoseThatAre()
    {
        var all = await Queries(Shop()).ItemsAsync(new CustomerItemQuery());
        var early = await Queries(Shop()).ItemsAsync(new CustomerItemQuery { RankUntil = all.FirstDay });

        Assert.Equal(["p1"], early.Items.Select(i => i.Key));
        Assert.Equal([new CustomerItem(1, 0, 0), new CustomerItem(1, 64, 0)], Enumerable.Range(0, early.Count).Select(i => early[i]));
        Assert.Empty((await Queries(Shop()).ItemsAsync(new CustomerItemQuery { RankUntil = all.FirstDay.AddDays(-1) })).Items);
    }

    [Fact]
    public void Directory_FindsByKeyIdAndText()
    {
        var shop = new SmallShop().Customer(1, "female", 1980, "Lyon").Customer(12);
        _ = shop.Runner();
        var directory = new CustomerDirectory(shop.Store);

        Assert.Equal(new CustomerDetail(1, "c1", null, 44, "female", "Lyon", null, null), directory.Of(1, new(2024, 6, 1)));
        Assert.Null(directory.Of(5, new(2024, 6, 1)));
        Assert.Null(directory.Of(-1, new(2024, 6, 1)));
        Assert.Equal(12, directory.Find("c12"));
        Assert.Null(directory.Find("C12"));
        Assert.Equal([1, 12], Enumerable.Range(0, directory.Slots).Where(k => directory.Search("C1")[k]));
    }

    private static CustomerHistoryQueries Queries(SmallShop shop)
    {
        _ = shop.Runner();
        return new CustomerHistoryQueries(shop.Store, () => shop.Settings, shop.Clock);
    }
}
