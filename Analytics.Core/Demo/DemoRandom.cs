namespace Analytics.Core.Demo;

/// <summary>
/// SplitMix64 with the few distributions that the demo needs. Each customer and each order has a stream of its own,
/// so that a larger demo begins with the same customers as a smaller one, and nothing depends on the order of generation.
/// </summary>
internal struct DemoRandom(int seed, DemoStream stream, int index)
{
    private ulong state = Mix(Mix(((ulong)(uint)seed << 8) + (ulong)stream) + (uint)index);

    /// <summary>Uniform in [0, 1).</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform from 0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)(Next() * count);

    /// <summary>Whether something of probability <paramref name="share"/> happens.</summary>
    public bool Chance(double share) => Next() < share;

    /// <summary>Exponential with mean 1.</summary>
    public double Exponential() => -Math.Log(1 - Next());

    /// <summary>Gamma with this shape and scale 1 (Marsaglia and Tsang, 2000).</summary>
    public double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(1 - Next(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(1 - Next()) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
            {
                return d * v;
            }
        }
    }

    /// <summary>A count around this mean: Poisson.</summary>
    public int Poisson(double mean)
    {
        // The Poisson process over time: so many arrivals before it ends. Large means are halved (Ahrens and Dieter, 1974).
        var count = 0;
        while (mean > 30)
        {
            var half = (int)(mean * 7 / 8);
            var at = Gamma(half);
            if (at > mean)
            {
                return count + Binomial(half - 1, mean / at);
            }

            count += half;
            mean -= at;
        }

        for (var at = Exponential(); at < mean; at += Exponential())
        {
            count++;
        }

        return count;
    }

    /// <summary>Normal with this deviation about 0.</summary>
    public double Normal(double deviation) => deviation * Normal();

    /// <summary>Beta, as a ratio of gammas.</summary>
    public double Beta(double a, double b)
    {
        var x = Gamma(a);
        return x / (x + Gamma(b));
    }

    /// <summary>An index drawn by cumulative weights, whose last is their sum.</summary>
    public int Pick(ReadOnlySpan<double> cumulative)
    {
        var target = Next() * cumulative[^1];
        var low = 0;
        var high = cumulative.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cumulative[middle] > target)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>Running sums of weights, for <see cref="Pick"/>.</summary>
    public static double[] Cumulate(IEnumerable<double> weights)
    {
        var sum = 0.0;
        return [.. weights.Select(w => sum += w)];
    }

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong NextBits()
    {
        var bits = Mix(state);
        state += 0x9E3779B97F4A7C15;
        return bits;
    }

    private int Binomial(int trials, double chance)
    {
        var count = 0;
        for (var i = 0; i < trials; i++)
        {
            count += Next() < chance ? 1 : 0;
        }

        return count;
    }

    private double Normal() => Math.Sqrt(2 * Exponential()) * Math.Cos(2 * Math.PI * Next());
}

