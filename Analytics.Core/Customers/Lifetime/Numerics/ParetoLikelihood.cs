namespace Analytics.Core.Customers.Lifetime;

/// <summary>
/// Log-likelihood of Pareto/NBD (Schmittlein, Morrison and Colombo 1987; as in Fader and Hardie's note of 2005), in log space, with
/// derivatives: Γ(r + x)/Γ(r) α^r β^s [ (α + T)^−(r+x) (β + T)^−s + s ∫ (α + y)^−(r+x) (β + y)^−(s+1) dy ], y from recency to T.
/// Parameters: logarithms of r, α ÷ mean T, s, β ÷ mean T.
/// </summary>
internal sealed class ParetoLikelihood
{
    private const int SegmentLength = 1 << 9;
    private const int ParallelFrom = 1 << 11;
    private readonly GroupTable _table;
    private readonly LogPrior? _prior;
    private readonly double _scale;
    private readonly double _constant;
    private readonly List<(int Run, int From, int To)> _segments = [];

    /// <summary>Takes the groups, their times divided by mean T.</summary>
    public ParetoLikelihood(HistoryGroups groups, LogPrior? prior)
    {
        _table = groups.Table;
        _prior = prior;
        _scale = groups.MeanT > 0 ? groups.MeanT : 1;
        _constant = -groups.Repeats * Math.Log(_scale);
        for (var run = 0; run < _table.Frequencies.Length; run++)
        {
            for (var from = _table.Starts[run]; from < _table.Starts[run + 1]; from += SegmentLength)
            {
                _segments.Add((run, from, Math.Min(from + SegmentLength, _table.Starts[run + 1])));
            }
        }
    }

    /// <summary>The log-likelihood in the groups' own unit and its derivatives, prior included.</summary>
    public double Penalised(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        var value = Plain(logs, gradient);
        return _prior is null ? value : value + _prior.Add(logs, gradient);
    }

    /// <summary>The same without the prior.</summary>
    public double Plain(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        var point = new Point(Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
        var sums = new Sums[_segments.Count];
        if (_table.Counts.Length < ParallelFrom)
        {
            for (var s = 0; s < sums.Length; s++)
            {
                sums[s] = Sum(_segments[s], point);
            }
        }
        else
        {
            Parallel.For(0, sums.Length, s => sums[s] = Sum(_segments[s], point));
        }

        var total = new Sums { Value = _constant };
        foreach (var sum in sums)
        {
            total.Value += sum.Value;
            total.R += sum.R;
            total.Alpha += sum.Alpha;
            total.S += sum.S;
            total.Beta += sum.Beta;
        }

        for (var run = 0; run < _table.Frequencies.Length; run++)
        {
            double n = _table.Sizes[run];
            var x = _table.Frequencies[run];
            total.Value += n * (Gammas.LogRising(point.R, x) + (point.R * logs[1]) + (point.S * logs[3]));
            total.R += n * (Gammas.Rising(point.R, x) + logs[1]);
            total.Alpha += n * point.R / point.Alpha;
            total.S += n * logs[3];
            total.Beta += n * point.S / point.Beta;
        }

        gradient[0] = total.R * point.R;
        gradient[1] = total.Alpha * point.Alpha;
        gradient[2] = total.S * point.S;
        gradient[3] = total.Beta * point.Beta;
        return total.Value;
    }

    private Sums Sum((int Run, int From, int To) segment, Point p)
    {
        var shape = p.R + _table.Frequencies[segment.Run];
        Sums sums = default;
        for (var i = segment.From; i < segment.To; i++)
        {
            double n = _table.Counts[i];
            var t = _table.Times[_table.TimeOf[i]] / _scale;
            var recency = _table.Recencies[_table.RecencyOf[i]] / _scale;
            var logAlpha = Math.Log(p.Alpha + t);
            var logBeta = Math.Log(p.Beta + t);
            var alive = -(shape * logAlpha) - (p.S * logBeta);
            var integral = PowerIntegral.Of(p.Alpha, shape, p.Beta, p.S + 1, recency, t);
            var dead = Math.Log(p.S) + integral.Log;
            var most = Math.Max(alive, dead);
            var sum = most + Math.Log(Math.Exp(alive - most) + Math.Exp(dead - most));
            var left = Math.Exp(dead - sum);
            var here = Math.Exp(alive - sum);
            sums.Value += n * sum;
            sums.R -= n * ((here * logAlpha) + (left * integral.LogAlpha));
            sums.Alpha -= n * shape * ((here / (p.Alpha + t)) + (left * integral.InverseAlpha));
            sums.S += n * ((left * ((1 / p.S) - integral.LogBeta)) - (here * logBeta));
            sums.Beta -= n * ((here * p.S / (p.Beta + t)) + (left * (p.S + 1) * integral.InverseBeta));
        }

        return sums;
    }

    private readonly record struct Point(double R, double Alpha, double S, double Beta);

    private struct Sums
    {
        public double Value;
        public double R;
        public double Alpha;
        public double S;
        public double Beta;
    }
}
