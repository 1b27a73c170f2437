using Analytics.Core.Customers;
using Analytics.Core.Customers.Predictions;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Queries;

namespace Analytics.Tests.Core.Customers.Predictions;

public sealed class RecommenderTests
{
    [Fact]
    public void Neighbours_Cosine_ByHand()
    {
        // Item 0: customers 0-3, item 1: customers 0-2, item 2: customer 3 alone.
        var near = ItemNeighbours.Of([[0, 1], [0, 1], [0, 1], [0, 2]], 3, CancellationToken.None);

        Assert.Equal([4, 3, 1], near.Customers);
        Assert.Equal([1], near.Items[0]);
        Assert.Equal(3 / Math.Sqrt(12), near.Cosines[0][0], 6);
        Assert.Empty(near.Items[2]);
    }

    [Fact]
    public void Ranking_HitsRecallAndNdcg_ByHand()
    {
        var metrics = new RankingMetrics("x");
        metrics.Add([7, 1, 2], [1, 9]);
        metrics.Add([3], [4]);
        var score = metrics.Score();

        var ndcg = (1 / Math.Log2(3)) / (1 + (1 / Math.Log2(3)));
        Assert.Equal((0.5, 0.25, ndcg / 2), (score.HitRate, score.Recall, score.Ndcg));
    }

    [Fact]
    public async Task CategoryRules_TeaFollowsCups_IsFoundAndChanceIsNot()
    {
        var shop = new SmallShop();
        var order = 0;
        for (var key = 1; key <= 200; key++)
        {
            // Half buy cups first and then tea; the others never tea, and all buy bread at random.
            var cups = key % 2 == 0;
            shop.Customer(key)
                .Line("2024-01-01T10:00:00", ++order, key, 10, category: cups ? "Cups" : "Lamps")
                .Line("2024-02-01T10:00:00", ++order, key, 10, category: cups && key % 10 != 0 ? "Tea" : key % 3 == 0 ? "Bread" : "Oil");
        }

        _ = shop.Runner();
        var items = await new CustomerHistoryQueries(shop.Store, () => shop.Settings, shop.Clock).ItemsAsync(new CustomerItemQuery { Dimension = Dimension.Category });
        var rules = CategoryRules.Find(items);

        var rule = Assert.Single(rules, r => r.To == "Tea");
        Assert.Equal(("Cups", 100, 80, 0d), (rule.From, rule.Customers, rule.Followed, rule.ShareWithout));
        Assert.DoesNotContain(rules, r => r is { From: "Cups", To: "Bread" });
    }

    [Fact]
    public void PValue_TwoProportions_AgreesWithTheNormal()
    {
        // 60 of 100 against 40 of 100: z = 0.2 ÷ √(0.5 · 0.5 · 0.02) = 2.8284, p = 0.00468.
        Assert.Equal(0.004678, CategoryRules.PValue(60, 100, 40, 100), 6);
        Assert.Equal(1, CategoryRules.PValue(0, 10, 0, 10));
    }

    [Fact]
    public void For_WithoutNeighbours_FillsUpWithThePopular()
    {
        RecommendedItem[] items = [new(1, "a", null, 5), new(2, "b", null, 9), new(3, "c", null, 7)];
        var recommender = new Recommender(items, [[2], [], [0]], [[0.5f], [], [0.5f]], true, []);

        var given = recommender.For(["a", "unknown"], 10);
        Assert.Equal(["c", "b"], given.Select(r => r.Item.Code));
        Assert.Equal(["a", null], given.Select(r => r.Because?.Code));
        Assert.Equal(["b", "c", "a"], new Recommender(items, [[2], [], [0]], [[0.5f], [], [0.5f]], false, []).For([], 10).Select(r => r.Item.Code));
        Assert.Equal("c", Assert.Single(recommender.NearestTo("a")).Item.Code);
    }
}
