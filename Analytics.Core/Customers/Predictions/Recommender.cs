namespace Analytics.Core.Customers;

/// <summary>
/// What else customers may like: by item-based neighbours (the cosine between the sets of customers who bought two products), or, where that did
/// no better on hidden orders, the most popular. Never changed once made.
/// </summary>
public sealed class Recommender
{
    private readonly Dictionary<string, int> _byCode;
    private readonly int[][] _neighbours;
    private readonly float[][] _similarity;
    private readonly int[] _popular;

    internal Recommender(
        IReadOnlyList<RecommendedItem> items, int[][] neighbours, float[][] similarity, bool usesSimilar, IReadOnlyList<CategoryRule> categories)
    {
        Items = items;
        _neighbours = neighbours;
        _similarity = similarity;
        UsesSimilar = usesSimilar;
        Categories = categories;
        _byCode = new Dictionary<string, int>(items.Count, StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            _byCode[items[i].Code] = i;
        }

        _popular = [.. Enumerable.Range(0, items.Count).OrderByDescending(i => items[i].Customers).ThenBy(i => items[i].Key)];
    }

    /// <summary>The products that can be recommended: those with the most buyers.</summary>
    public IReadOnlyList<RecommendedItem> Items { get; }

    /// <summary>Whether neighbours are used; else the most popular are recommended, and that is to be said.</summary>
    public bool UsesSimilar { get; }

    /// <summary>Which categories follow which, the largest lift first.</summary>
    public IReadOnlyList<CategoryRule> Categories { get; }

    /// <summary>Neighbours by item, for storing.</summary>
    internal int[][] Neighbours => _neighbours;

    /// <summary>Their cosines.</summary>
    internal float[][] Similarity => _similarity;

    /// <summary>Products for a customer who bought <paramref name="bought"/>, none of which is among them; the best first.</summary>
    /// <param name="bought">Codes of products; those that are not among <see cref="Items"/> say nothing.</param>
    /// <param name="count">How many.</param>
    public IReadOnlyList<Recommendation> For(IEnumerable<string> bought, int count)
    {
        var own = new HashSet<int>();
        foreach (var code in bought)
        {
            if (_byCode.TryGetValue(code, out var item))
            {
                own.Add(item);
            }
        }

        var ranked = UsesSimilar ? Similar(own, count) : [];
        var given = ranked.Select(r => _byCode[r.Item.Code]).ToHashSet();
        // Too few neighbours: the most popular fill up.
        ranked.AddRange(_popular.Where(i => !own.Contains(i) && !given.Contains(i)).Take(count - ranked.Count).Select(i => new Recommendation(Items[i], Items[i].Customers, null)));
        return ranked;
    }

    /// <summary>The products most like one, with their cosines, the nearest first; empty for one that is not among <see cref="Items"/>.</summary>
    public IReadOnlyList<(RecommendedItem Item, double Cosine)> NearestTo(string productCode) => _byCode.TryGetValue(productCode, out var item)
        ? [.. _neighbours[item].Select((n, i) => (Items[n], (double)_similarity[item][i]))]
        : [];

    /// <summary>Ranks items (by place) for a basket (by place) by neighbours only.</summary>
    internal List<(int Item, double Score, int Because)> Rank(IReadOnlyCollection<int> own, int count)
    {
        var scores = new Dictionary<int, (double Sum, double Best, int Because)>();
        foreach (var item in own)
        {
            var near = _neighbours[item];
            for (var i = 0; i < near.Length; i++)
            {
                var cosine = _similarity[item][i];
                var (sum, best, because) = scores.GetValueOrDefault(near[i], (0d, 0d, item));
                scores[near[i]] = (sum + cosine, Math.Max(best, cosine), cosine > best ? item : because);
            }
        }

        return
        [
            .. scores.Where(s => !own.Contains(s.Key))
                .OrderByDescending(s => s.Value.Sum).ThenBy(s => s.Key)
                .Take(count)
                .Select(s => (s.Key, s.Value.Sum, s.Value.Because)),
        ];
    }

    private List<Recommendation> Similar(HashSet<int> own, int count) =>
        [.. Rank(own, count).Select(r => new Recommendation(Items[r.Item], r.Score, Items[r.Because]))];
}
