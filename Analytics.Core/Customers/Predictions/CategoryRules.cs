using Analytics.Core.Queries;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Finds which categories follow which.</summary>
internal static class CategoryRules
{
    /// <summary>More categories than this are not looked at: the most bought are.</summary>
    public const int MostCategories = 60;

    private const int LeastCustomers = 20;
    private const double Significance = 0.01;

    /// <summary>The rules that chance does not explain and whose lift is above 1, the largest lift first.</summary>
    /// <param name="items">Who bought of which category when; at most <see cref="MostCategories"/> of them.</param>
    public static IReadOnlyList<CategoryRule> Find(CustomerItems items)
    {
        var n = items.Items.Count;
        if (n == 0)
        {
            return [];
        }

        var with = new int[n];
        var without = new int[n];
        var followedWith = new int[n, n];
        var followedWithout = new int[n, n];
        ulong[] orders = [];
        var days = new List<ulong>();
        for (var i = 0; i < items.Count;)
        {
            var customer = items[i].Customer;
            days.Clear();
            while (i < items.Count && items[i].Customer == customer)
            {
                var day = items[i].Day;
                ulong mask = 0;
                for (; i < items.Count && items[i].Customer == customer && items[i].Day == day; i++)
                {
                    mask |= 1UL << items[i].Item;
                }

                days.Add(mask);
            }

            orders = [.. days];
            Count(orders, n, with, without, followedWith, followedWithout);
        }

        var rules = new List<CategoryRule>();
        for (var from = 0; from < n; from++)
        {
            for (var to = 0; to < n; to++)
            {
                var share = with[from] == 0 ? 0 : (double)followedWith[from, to] / with[from];
                var other = without[from] == 0 ? 0 : (double)followedWithout[from, to] / without[from];
                if (with[from] < LeastCustomers || without[from] < LeastCustomers || followedWith[from, to] < LeastCustomers / 2 || share <= other)
                {
                    continue;
                }

                var p = PValue(followedWith[from, to], with[from], followedWithout[from, to], without[from]);
                if (p < Significance / ((double)n * n))
                {
                    rules.Add(new CategoryRule(items.Items[from].Key, items.Items[to].Key, with[from], followedWith[from, to], other, p));
                }
            }
        }

        return [.. rules.OrderByDescending(r => r.Lift).ThenBy(r => r.PValue)];
    }

    /// <summary>Two-sided p of the two-proportion z with pooled variance.</summary>
    internal static double PValue(int hits, int of, int otherHits, int ofOther)
    {
        var pooled = (double)(hits + otherHits) / (of + ofOther);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / of) + (1.0 / ofOther)));
        if (error == 0)
        {
            return 1;
        }

        var z = (((double)hits / of) - ((double)otherHits / ofOther)) / error;
        return MathNet.Numerics.SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));
    }

    // Each customer once with a category and once without it: the first order of each kind that had a next one.
    private static void Count(ulong[] orders, int n, int[] with, int[] without, int[,] followedWith, int[,] followedWithout)
    {
        ulong seenWith = 0, seenWithout = 0;
        var all = n == 64 ? ulong.MaxValue : (1UL << n) - 1;
        for (var o = 0; o + 1 < orders.Length && (seenWith & seenWithout) != all; o++)
        {
            for (var from = 0; from < n; from++)
            {
                var bit = 1UL << from;
                var has = (orders[o] & bit) != 0;
                if (((has ? seenWith : seenWithout) & bit) != 0)
                {
                    continue;
                }

                var (count, followed) = has ? (with, followedWith) : (without, followedWithout);
                _ = has ? seenWith |= bit : seenWithout |= bit;
                count[from]++;
                for (var next = orders[o + 1]; next != 0; next &= next - 1)
                {
                    followed[from, System.Numerics.BitOperations.TrailingZeroCount(next)]++;
                }
            }
        }
    }
}
