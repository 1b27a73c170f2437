using Analytics.Core.Queries;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Makes a <see cref="Recommender"/> and scores it on hidden orders.</summary>
internal static class RecommenderBuilder
{
    private const int MostScored = 5_000;
    private const int LeastScored = 30;

    /// <summary>Makes it; null where fewer than two products were bought.</summary>
    /// <param name="products">Who bought what when, to the last day.</param>
    /// <param name="categories">The same by category.</param>
    /// <param name="scored">Who bought what when, of the products that were known by <paramref name="cut"/>.</param>
    /// <param name="cut">The last day that the scored recommendations saw.</param>
    /// <param name="to">The last hidden day.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static (Recommender? Recommender, RecommendationEvaluation? Evaluation) Build(
        CustomerItems products, CustomerItems categories, CustomerItems scored, DateOnly cut, DateOnly to, CancellationToken cancellationToken)
    {
        if (products.Items.Count < 2)
        {
            return (null, null);
        }

        var evaluation = Evaluate(scored, cut, to, cancellationToken);
        var all = ItemNeighbours.Of(ItemNeighbours.Baskets(products, 0, int.MaxValue).Select(b => b.Items), products.Items.Count, cancellationToken);
        var items = products.Items
            .Select((value, i) => new RecommendedItem(products.Keys[i], value.Key, value.Label == value.Key ? null : value.Label, all.Customers[i]))
            .ToArray();
        // Without a score nothing says that likeness is better.
        return (new Recommender(items, all.Items, all.Cosines, evaluation?.UsesSimilar ?? false, CategoryRules.Find(categories)), evaluation);
    }

    private static RecommendationEvaluation? Evaluate(CustomerItems products, DateOnly cut, DateOnly to, CancellationToken cancellationToken)
    {
        var last = cut.DayNumber - products.FirstDay.DayNumber;
        var before = ItemNeighbours.Baskets(products, 0, last).ToDictionary(b => b.Customer, b => b.Items);
        var tests = new List<(List<int> Own, HashSet<int> New)>();
        foreach (var (customer, items) in ItemNeighbours.Baskets(products, last + 1, to.DayNumber - products.FirstDay.DayNumber))
        {
            if (before.TryGetValue(customer, out var own) && items.Except(own).ToHashSet() is { Count: > 0 } fresh)
            {
                tests.Add((own, fresh));
            }
        }

        if (tests.Count < LeastScored)
        {
            return null;
        }

        var seen = ItemNeighbours.Of(before.Values, products.Items.Count, cancellationToken);
        var ranker = new Recommender(
            [.. Enumerable.Range(0, products.Items.Count).Select(i => new RecommendedItem(products.Keys[i], products.Items[i].Key, null, seen.Customers[i]))],
            seen.Items, seen.Cosines, true, []);
        var popular = Enumerable.Range(0, seen.Customers.Length).Where(i => seen.Customers[i] > 0).OrderByDescending(i => seen.Customers[i]).ThenBy(i => i).ToArray();
        var similar = new RankingMetrics("What similar customers bought");
        var plain = new RankingMetrics("The most popular");
        var step = Math.Max(1, tests.Count / MostScored);
        for (var t = 0; t < tests.Count; t += step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (own, fresh) = tests[t];
            var mine = own.ToHashSet();
            var most = popular.Where(i => !mine.Contains(i)).Take(RankingMetrics.Length).ToArray();
            var ranked = ranker.Rank(mine, RankingMetrics.Length).Select(r => r.Item).ToList();
            ranked.AddRange(most.Where(i => !ranked.Contains(i)).Take(RankingMetrics.Length - ranked.Count).ToArray());
            similar.Add(ranked, fresh);
            plain.Add(most, fresh);
        }

        var (a, b) = (similar.Score(), plain.Score());
        return new RecommendationEvaluation(new HoldoutWindow(cut, to, (tests.Count + step - 1) / step), a, b, a.Ndcg > b.Ndcg);
    }
}
