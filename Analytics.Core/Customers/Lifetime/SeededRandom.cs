using System.Numerics;

namespace Analytics.Core.Customers;

/// <summary>
/// Random numbers that are the same for the same seed, on every machine (xoshiro256**, seeded by SplitMix64). Cheap to make, so that
/// each customer can have one. Not safe for concurrent use.
/// </summary>
public sealed class SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spare = double.NaN;

    /// <summary>Makes one.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the seed's independent streams: a customer's key, say.</param>
    public SeededRandom(long seed, long stream = 0)
    {
        var state = unchecked((ulong)seed + (0xD1342543DE82EF95UL * (ulong)stream));
        _s0 = Split(ref state);
        _s1 = Split(ref state);
        _s2 = Split(ref state);
        _s3 = Split(ref state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Exponential with this rate.</summary>
    public double NextExponential(double rate) => -Math.Log(1 - NextDouble()) / rate;

    /// <summary>Standard normal (Marsaglia's polar method).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spare))
        {
            var kept = _spare;
            _spare = double.NaN;
            return kept;
        }

        while (true)
        {
            var u = (2 * NextDouble()) - 1;
            var v = (2 * NextDouble()) - 1;
            var s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                var factor = Math.Sqrt(-2 * Math.Log(s) / s);
                _spare = v * factor;
                return u * factor;
            }
        }
    }

    /// <summary>Gamma with this shape and rate (Marsaglia and Tsang, 2000).</summary>
    public double NextGamma(double shape, double rate)
    {
        if (shape < 1)
        {
            return Math.Exp(LogGammaBelowOne(shape)) / rate;
        }

        return Standard(shape) / rate;
    }

    /// <summary>Beta with these shapes; right also where both are far below 1.</summary>
    public double NextBeta(double a, double b)
    {
        var x = a < 1 ? LogGammaBelowOne(a) : Math.Log(Standard(a));
        var y = b < 1 ? LogGammaBelowOne(b) : Math.Log(Standard(b));
        return 1 / (1 + Math.Exp(y - x));
    }

    // Logarithms, because a draw of a small shape underflows.
    private double LogGammaBelowOne(double shape) => Math.Log(Standard(shape + 1)) + (Math.Log(1 - NextDouble()) / shape);

    private double Standard(double shape)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = NextNormal();
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(1 - NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    private static ulong Split(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
