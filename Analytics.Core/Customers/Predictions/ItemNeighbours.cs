using Analytics.Core.Queries;

namespace Analytics.Core.Customers.Predictions;

/// <summary>
/// Items that the same customers bought: cosine = customers of both ÷ √(customers of one × customers of the other), for pairs of at least
/// three customers. Memory: one count for each pair of items.
/// </summary>
internal sealed class ItemNeighbours
{
    private const int Kept = 30;
    private const int LeastTogether = 3;
    private const int MostOfCustomer = 500;

    private ItemNeighbours(int[] customers, int[][] items, float[][] cosines)
    {
        Customers = customers;
        Items = items;
        Cosines = cosines;
    }

    /// <summary>Customers by item.</summary>
    public int[] Customers { get; }

    /// <summary>Nearest items by item, the nearest first.</summary>
    public int[][] Items { get; }

    /// <summary>Their cosines.</summary>
    public float[][] Cosines { get; }

    /// <summary>Counts over baskets: each a customer's distinct items.</summary>
    public static ItemNeighbours Of(IEnumerable<IReadOnlyList<int>> baskets, int items, CancellationToken cancellationToken)
    {
        var customers = new int[items];
        var together = new int[(long)items * items];
        var n = 0;
        foreach (var basket in baskets)
        {
            if ((++n & 0x3FF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            foreach (var item in basket)
            {
                customers[item]++;
            }

            // Who bought nearly everything says nothing of likeness, and would cost most.
            if (basket.Count > MostOfCustomer)
            {
                continue;
            }

            for (var i = 0; i < basket.Count; i++)
            {
                var row = basket[i] * items;
                for (var j = 0; j < basket.Count; j++)
                {
                    together[row + basket[j]]++;
                }
            }
        }

        var near = new int[items][];
        var cosines = new float[items][];
        var cosine = new float[items];
        var order = new int[items];
        for (var item = 0; item < items; item++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = 0;
            for (var other = 0; other < items; other++)
            {
                var both = together[(item * items) + other];
                if (other != item && both >= LeastTogether)
                {
                    cosine[found] = -(float)(both / Math.Sqrt((double)customers[item] * customers[other]));
                    order[found++] = other;
                }
            }

            Array.Sort(cosine, order, 0, found);
            var kept = Math.Min(Kept, found);
            near[item] = order[..kept];
            cosines[item] = Array.ConvertAll(cosine[..kept], static c => -c);
        }

        return new ItemNeighbours(customers, near, cosines);
    }

    /// <summary>Each customer's distinct items bought from one day to another, both inside and counted from the first; those without any left out.</summary>
    public static IEnumerable<(int Customer, List<int> Items)> Baskets(CustomerItems items, int fromDay, int toDay)
    {
        var basket = new HashSet<int>();
        for (var i = 0; i < items.Count; i++)
        {
            var entry = items[i];
            if (entry.Day >= fromDay && entry.Day <= toDay)
            {
                basket.Add(entry.Item);
            }

            if (i + 1 == items.Count || items[i + 1].Customer != entry.Customer)
            {
                if (basket.Count > 0)
                {
                    yield return (entry.Customer, [.. basket.Order()]);
                }

                basket.Clear();
            }
        }
    }
}
