using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Analytics.Core.Marketing;

/// <summary>Draws as many things as were counted, each kind by its share: one bootstrap sample of a table of counts.</summary>
internal sealed class Multinomial
{
    private readonly double[] _counts;
    private readonly long _total;
    private readonly double[] _keep;
    private readonly int[] _other;

    public Multinomial(IReadOnlyList<long> counts)
    {
        _counts = [.. counts.Select(static c => (double)c)];
        _total = counts.Sum();
        (_keep, _other) = _total <= 20L * _counts.Length ? Alias(_counts, _total) : ([], []);
    }

    /// <summary>A sample.</summary>
    public long[] Draw(Xoshiro256StarStar random)
    {
        var drawn = new long[_counts.Length];
        if (_keep.Length > 0)
        {
            for (var i = 0L; i < _total; i++)
            {
                var at = random.NextDouble() * _keep.Length;
                var kind = (int)at;
                drawn[at - kind < _keep[kind] ? kind : _other[kind]]++;
            }

            return drawn;
        }

        var (left, weight) = (_total, (double)_total);
        for (var i = 0; i < drawn.Length && left > 0; i++)
        {
            drawn[i] = weight <= _counts[i] ? left : Binomial(random, left, _counts[i] / weight);
            left -= drawn[i];
            weight -= _counts[i];
        }

        return drawn;
    }

    /// <summary>Exact for any size: large numbers are halved at a Beta-distributed order statistic (Devroye, 1986, X.4.3), the rest skips from success to success.</summary>
    internal static long Binomial(Xoshiro256StarStar random, long trials, double chance)
    {
        var successes = 0L;
        while (trials * Math.Min(chance, 1 - chance) > 16)
        {
            var middle = (trials / 2) + 1;
            var at = Beta.Sample(random, middle, trials + 1 - middle);
            if (at >= chance)
            {
                trials = middle - 1;
                chance = Math.Min(1, chance / at);
            }
            else
            {
                successes += middle;
                trials -= middle;
                chance = Math.Clamp((chance - at) / (1 - at), 0, 1);
            }
        }

        return successes + (chance > 0.5 ? trials - Rare(random, trials, 1 - chance) : Rare(random, trials, chance));
    }

    private static long Rare(Xoshiro256StarStar random, long trials, double chance)
    {
        if (chance <= 0)
        {
            return 0;
        }

        var scale = Math.Log(1 - chance);
        var successes = 0L;
        for (var at = 0.0; ;)
        {
            at += Math.Floor(Math.Log(1 - random.NextDouble()) / scale) + 1;
            if (!(at <= trials))
            {
                return successes;
            }

            successes++;
        }
    }

    // Vose, 1991: one comparison a draw.
    private static (double[] Keep, int[] Other) Alias(double[] counts, long total)
    {
        var keep = counts.Select(c => c * counts.Length / total).ToArray();
        var other = Enumerable.Range(0, counts.Length).ToArray();
        var small = new Stack<int>(other.Where(i => keep[i] < 1));
        var large = new Stack<int>(other.Where(i => keep[i] >= 1));
        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            other[less] = more;
            keep[more] -= 1 - keep[less];
            (keep[more] < 1 ? small : large).Push(more);
        }

        foreach (var rest in small.Concat(large))
        {
            keep[rest] = 1;
        }

        return (keep, other);
    }
}
