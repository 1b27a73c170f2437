using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Queries;
using Analytics.Tests.Core.Storage;

namespace Analytics.Tests.Core.Customers.Rules;

public sealed class SegmentServiceTests
{
    private static readonly RuleGroup TwoOrders = RuleGroup.All(new RuleCondition("orders", RuleOperator.AtLeast, "2"));

    [Fact]
    public async Task Segment_SavedChangedDeleted_IsALabelThatQuestionsFilterBy()
    {
        await using var storage = await StorageFixture.StartAsync();
        var shop = Shop();
        var runner = shop.Runner();
        using var service = Service(storage, shop, runner);
        var raised = 0;
        service.Changed += (_, _) => raised++;

        var saved = await service.AddAsync("ann", "Came back", TwoOrders);
        var byId = await RevenueAsync(runner, service.Current[0].Key);
        var byName = await RevenueAsync(runner, "came back");
        var changed = await service.ChangeAsync("ann", saved.Id, saved.Version, "Few orders", RuleGroup.None(TwoOrders));
        var after = await RevenueAsync(runner, service.Current[0].Key);
        await service.DeleteAsync("ann", changed.Id);
        var gone = await Assert.ThrowsAsync<QueryException>(() => RevenueAsync(runner, "Few orders"));
        await service.RestoreAsync("ann", changed.Id);

        Assert.Equal([30m, 30m, 40m], [byId, byName, after]);
        Assert.Contains("deleted", gone.Message, StringComparison.Ordinal);
        Assert.Equal(40m, await RevenueAsync(runner, "Few orders"));
        Assert.Equal(4, raised);
        var audit = await storage.Get<AuditLog>().ReadAsync(null, 0, 10);
        Assert.Equal(["segment.restore", "segment.delete", "segment.change", "segment.create"], audit.Entries.Select(static e => e.Action));
    }

    [Fact]
    public async Task Refresh_NothingChanged_KeepsWhatItHas()
    {
        await using var storage = await StorageFixture.StartAsync();
        var shop = Shop();
        using var service = Service(storage, shop, shop.Runner());
        await service.AddAsync("ann", "Came back", TwoOrders);
        var before = service.Current;
        var version = shop.Labels.Current.Version;

        await service.RefreshAsync();

        Assert.Same(before, service.Current);
        Assert.Equal(version, shop.Labels.Current.Version);
    }

    [Fact]
    public async Task Refresh_RulesOfAnotherVersion_LeavesTheOthersUsable()
    {
        await using var storage = await StorageFixture.StartAsync();
        await storage.Get<SavedSegmentStore>().AddAsync("ann", "Strange", "{\"match\":\"most\",\"rules\":[]}");
        await storage.Get<SavedSegmentStore>().AddAsync("ann", "Empty", "{\"match\":\"all\",\"rules\":[]}");
        var shop = Shop();
        var runner = shop.Runner();
        using var service = Service(storage, shop, runner);
        await service.AddAsync("ann", "Came back", TwoOrders);

        Assert.Equal([null, "Add at least one condition.", "Its rules cannot be read by this version of the program."], service.Current.Select(s => s.Problem));
        Assert.Contains("Strange", (await Assert.ThrowsAsync<QueryException>(() => RevenueAsync(runner, "Strange"))).Message, StringComparison.Ordinal);
        Assert.Equal(30m, await RevenueAsync(runner, "Came back"));
    }

    [Fact]
    public async Task Refresh_CostsChanged_WorksOutProfitAgainAndLeavesTheOthers()
    {
        await using var storage = await StorageFixture.StartAsync();
        var shop = Shop();
        var runner = shop.Runner();
        var costs = storage.Get<CostStore>();
        using var service = new SegmentService(
            storage.Get<SavedSegmentStore>(), storage.Get<AuditLog>(), new SegmentEvaluator(runner, static () => null, new CustomerCosts(costs)), runner, static () => null, shop.Labels);
        await service.AddAsync("ann", "Came back", TwoOrders);
        await service.AddAsync("ann", "Earns", RuleGroup.All(new RuleCondition("grossProfit", RuleOperator.AtLeast, "16")));
        var unknown = service.Current[1];
        var share = await costs.AddAsync("ann", new CostEntry { Category = CostCategory.Goods, Basis = CostBasis.RevenueShare, ShareMillionths = 500_000, From = new DateOnly(2024, 1, 1) });

        await service.RefreshAsync();
        var half = service.Current;
        await service.RefreshAsync();
        var again = service.Current;
        share.ShareMillionths = 400_000;
        await costs.ChangeAsync("ann", share);
        await service.RefreshAsync();

        Assert.Contains("Costs of goods are not known", unknown.Size!.Missing, StringComparison.Ordinal);
        // Of 30 and 40 a half stays, 15 and 20; then three fifths, 18 and 24.
        Assert.Equal(1, half[1].Size!.Count);
        Assert.Same(half, again);
        Assert.Equal(2, service.Current[1].Size!.Count);
        Assert.Same(half[0], service.Current[0]);
    }

    private static SmallShop Shop() => new SmallShop()
        .Customer(1).Customer(2)
        .Line("2024-01-05 10:00", 1, 1, 10)
        .Line("2024-02-05 10:00", 2, 1, 20)
        .Line("2024-03-05 10:00", 3, 2, 40);

    private static SegmentService Service(StorageFixture storage, SmallShop shop, QueryRunner runner) => new(
        storage.Get<SavedSegmentStore>(), storage.Get<AuditLog>(), new SegmentEvaluator(runner, static () => null), runner, static () => null, shop.Labels);

    private static async Task<decimal?> RevenueAsync(QueryRunner runner, string segment) => (await runner.RunAsync(new AnalyticsQuery
    {
        Measures = [Measure.NetRevenue],
        Filters = [new Filter(Dimension.Segment, [segment])],
    })).Totals[0].Value;
}
