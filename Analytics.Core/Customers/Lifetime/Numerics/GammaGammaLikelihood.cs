using System.Numerics;
using MathNet.Numerics;

namespace Analytics.Core.Customers.Lifetime;

/// <summary>
/// Log-likelihood of Gamma-Gamma with derivatives. With s = x z a customer adds
/// ln Γ(p x + q) − ln Γ(p x) − ln Γ(q) + q ln v + p x ln s − ln z − (p x + q) ln(v + s): only ln(v + s) and its derivative are needed
/// customer by customer, the rest once a frequency. Parameters: logarithms of p, q, v ÷ mean value.
/// </summary>
internal sealed class GammaGammaLikelihood
{
    private const int SegmentLength = 1 << 14;
    private const int ParallelFrom = 1 << 16;

    // Values are of the order of 1, so that a product of so many stays far from overflow.
    private const int Multiplied = 8;
    private readonly SpendData _data;
    private readonly LogPrior? _prior;
    private readonly double[] _logTotals;
    private readonly double _constant;
    private readonly List<(int Run, int From, int To)> _segments = [];

    /// <summary>Sums up what does not depend on the parameters.</summary>
    public GammaGammaLikelihood(SpendData data, LogPrior? prior)
    {
        _data = data;
        _prior = prior;
        _logTotals = new double[data.Frequencies.Length];
        for (var run = 0; run < data.Frequencies.Length; run++)
        {
            for (var from = data.Starts[run]; from < data.Starts[run + 1]; from += SegmentLength)
            {
                _segments.Add((run, from, Math.Min(from + SegmentLength, data.Starts[run + 1])));
            }
        }

        foreach (var (run, from, to) in _segments)
        {
            _logTotals[run] += Sum(data.Totals.AsSpan(from, to - from), 0).Logs;
        }

        // − Σ ln z, z in the currency unit.
        for (var run = 0; run < data.Frequencies.Length; run++)
        {
            double n = data.Starts[run + 1] - data.Starts[run];
            _constant -= _logTotals[run] + (n * Math.Log(data.Scale / data.Frequencies[run]));
        }
    }

    /// <summary>The log-likelihood and its derivatives, prior included.</summary>
    public double Penalised(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        var value = Plain(logs, gradient);
        return _prior is null ? value : value + _prior.Add(logs, gradient);
    }

    /// <summary>The same without the prior.</summary>
    public double Plain(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        var (p, q, v) = (Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]));
        var sums = new (double Logs, double Inverses)[_segments.Count];
        if (_data.Customers < ParallelFrom)
        {
            for (var s = 0; s < sums.Length; s++)
            {
                sums[s] = SumOf(s, v);
            }
        }
        else
        {
            Parallel.For(0, sums.Length, s => sums[s] = SumOf(s, v));
        }

        var logSums = new double[_data.Frequencies.Length];
        var inverseSums = new double[_data.Frequencies.Length];
        for (var s = 0; s < sums.Length; s++)
        {
            logSums[_segments[s].Run] += sums[s].Logs;
            inverseSums[_segments[s].Run] += sums[s].Inverses;
        }

        double value = _constant, dp = 0, dq = 0, dv = 0;
        var logGammaQ = SpecialFunctions.GammaLn(q);
        var diGammaQ = SpecialFunctions.DiGamma(q);
        for (var run = 0; run < logSums.Length; run++)
        {
            double x = _data.Frequencies[run];
            double n = _data.Starts[run + 1] - _data.Starts[run];
            var px = p * x;
            var whole = px + q;
            var diGamma = SpecialFunctions.DiGamma(whole);
            value += (n * (SpecialFunctions.GammaLn(whole) - SpecialFunctions.GammaLn(px) - logGammaQ + (q * logs[2])))
                + (px * _logTotals[run]) - (whole * logSums[run]);
            dp += x * ((n * (diGamma - SpecialFunctions.DiGamma(px))) + _logTotals[run] - logSums[run]);
            dq += (n * (diGamma - diGammaQ + logs[2])) - logSums[run];
            dv += (n * q / v) - (whole * inverseSums[run]);
        }

        gradient[0] = dp * p;
        gradient[1] = dq * q;
        gradient[2] = dv * v;
        return value;
    }

    private (double Logs, double Inverses) SumOf(int segment, double v)
    {
        var (_, from, to) = _segments[segment];
        return Sum(_data.Totals.AsSpan(from, to - from), v);
    }

    /// <summary>Σ ln(v + s) and Σ 1 ÷ (v + s); logarithms are taken of products.</summary>
    private static (double Logs, double Inverses) Sum(ReadOnlySpan<double> totals, double v)
    {
        var width = Vector<double>.Count;
        var shift = new Vector<double>(v);
        var logs = Vector<double>.Zero;
        var inverses = Vector<double>.Zero;
        var at = 0;
        while (at + (Multiplied * width) <= totals.Length)
        {
            var product = Vector<double>.One;
            for (var i = 0; i < Multiplied; i++, at += width)
            {
                var value = new Vector<double>(totals[at..]) + shift;
                product *= value;
                inverses += Vector<double>.One / value;
            }

            logs += Vector.Log(product);
        }

        var (logSum, inverseSum) = (Vector.Sum(logs), Vector.Sum(inverses));
        for (; at < totals.Length; at++)
        {
            logSum += Math.Log(totals[at] + v);
            inverseSum += 1 / (totals[at] + v);
        }

        return (logSum, inverseSum);
    }
}
