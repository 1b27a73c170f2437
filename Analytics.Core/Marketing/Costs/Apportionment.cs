namespace Analytics.Core.Marketing.Costs;

/// <summary>Divides an amount by weights so that the parts add up to it exactly.</summary>
public static class Apportionment
{
    /// <summary>
    /// The parts of <paramref name="amount"/> in proportion to <paramref name="weights"/>, by largest remainder: each is rounded down, and the units left
    /// go to the largest remainders, the first of equals first. Weights below 0 count as 0.
    /// </summary>
    /// <param name="amount">What to divide, of either sign.</param>
    /// <param name="weights">The weights.</param>
    /// <returns>One part for each weight; null when no weight is above 0.</returns>
    public static long[]? Divide(long amount, IReadOnlyList<decimal> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var all = weights.Sum(static w => Math.Max(0m, w));
        if (all <= 0)
        {
            return null;
        }

        var size = Math.Abs(amount);
        var parts = new long[weights.Count];
        var remainders = new decimal[weights.Count];
        var left = size;
        for (var i = 0; i < parts.Length; i++)
        {
            var exact = size * (Math.Max(0m, weights[i]) / all);
            parts[i] = Math.Min(left, (long)decimal.Floor(exact));
            remainders[i] = weights[i] > 0 ? exact - parts[i] : -1;
            left -= parts[i];
        }

        while (left > 0)
        {
            foreach (var i in Enumerable.Range(0, parts.Length).Where(i => weights[i] > 0).OrderByDescending(i => remainders[i]).ThenBy(static i => i))
            {
                if (left == 0)
                {
                    break;
                }

                parts[i]++;
                left--;
            }
        }

        return amount < 0 ? [.. parts.Select(static p => -p)] : parts;
    }
}
