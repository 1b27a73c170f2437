namespace Analytics.Core.Customers.Predictions;

/// <summary>Sums how well rankings of ten matched what was bought.</summary>
internal sealed class RankingMetrics(string name)
{
    /// <summary>How many are recommended.</summary>
    public const int Length = 10;

    private int _customers;
    private int _hits;
    private double _recall;
    private double _ndcg;

    /// <summary>Takes one customer's ranking into account.</summary>
    /// <param name="ranking">Items, the best first.</param>
    /// <param name="bought">What was bought; at least one.</param>
    public void Add(IReadOnlyList<int> ranking, HashSet<int> bought)
    {
        var found = 0;
        double gain = 0;
        for (var place = 0; place < Math.Min(Length, ranking.Count); place++)
        {
            if (bought.Contains(ranking[place]))
            {
                found++;
                gain += 1 / Math.Log2(place + 2);
            }
        }

        double ideal = 0;
        for (var place = 0; place < Math.Min(Length, bought.Count); place++)
        {
            ideal += 1 / Math.Log2(place + 2);
        }

        _customers++;
        _hits += found > 0 ? 1 : 0;
        _recall += (double)found / bought.Count;
        _ndcg += gain / ideal;
    }

    /// <summary>The means over all customers; zeros for nobody.</summary>
    public RankingScore Score() => _customers == 0
        ? new RankingScore(name, 0, 0, 0)
        : new RankingScore(name, (double)_hits / _customers, _recall / _customers, _ndcg / _customers);
}
