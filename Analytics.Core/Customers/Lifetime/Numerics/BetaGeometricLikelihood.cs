namespace Analytics.Core.Customers.Lifetime;

/// <summary>
/// Log-likelihood of BG/NBD (Fader, Hardie and Lee 2005, equation 6) or of its modified form (Batislam, Denizel and Filiztekin 2007),
/// in log space, with derivatives. With m survived chances to leave (frequency; one more when modified) and R = r + frequency it is
/// ln Γ(R)/Γ(r) + r ln α − R ln(α + T) + ln B(a, b + m)/B(a, b) + ln(1 + a/(b + m − 1) ((α + T)/(α + recency))^R),
/// the last term only where m > 0. Parameters: logarithms of r, α ÷ mean T, a, b.
/// </summary>
internal sealed class BetaGeometricLikelihood
{
    private const int SegmentLength = 1 << 14;
    private const int ParallelFrom = 30_000;
    private readonly GroupTable _table;
    private readonly bool _modified;
    private readonly LogPrior? _prior;
    private readonly double[] _times;
    private readonly double[] _recencies;
    private readonly List<(int Run, int From, int To)> _segments = [];

    /// <summary>Takes the groups, their times divided by mean T.</summary>
    public BetaGeometricLikelihood(HistoryGroups groups, bool modified, LogPrior? prior)
    {
        _table = groups.Table;
        _modified = modified;
        _prior = prior;
        var scale = groups.MeanT > 0 ? groups.MeanT : 1;
        Constant = -groups.Repeats * Math.Log(scale);
        _times = Array.ConvertAll(_table.Times, t => t / scale);
        _recencies = ReferenceEquals(_table.Times, _table.Recencies) ? _times : Array.ConvertAll(_table.Recencies, t => t / scale);
        for (var run = 0; run < _table.Frequencies.Length; run++)
        {
            for (var from = _table.Starts[run]; from < _table.Starts[run + 1]; from += SegmentLength)
            {
                _segments.Add((run, from, Math.Min(from + SegmentLength, _table.Starts[run + 1])));
            }
        }
    }

    /// <summary>What the scaling of time takes from the log-likelihood.</summary>
    public double Constant { get; }

    /// <summary>The log-likelihood in the groups' own unit and its derivatives, prior included.</summary>
    public double Penalised(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        var value = Plain(logs, gradient);
        return _prior is null ? value : value + _prior.Add(logs, gradient);
    }

    /// <summary>The same without the prior.</summary>
    public double Plain(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        var (r, alpha, a, b) = (Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
        var times = Terms.Of(_times, alpha);
        var recencies = ReferenceEquals(_times, _recencies) ? times : Terms.Of(_recencies, alpha);
        var sums = new Sums[_segments.Count];
        if (_table.Counts.Length < ParallelFrom)
        {
            for (var s = 0; s < sums.Length; s++)
            {
                sums[s] = Sum(_segments[s], r, a, b, times, recencies);
            }
        }
        else
        {
            Parallel.For(0, sums.Length, s => sums[s] = Sum(_segments[s], r, a, b, times, recencies));
        }

        double value = Constant, dr = 0, dalpha = 0, da = 0, db = 0;
        for (var s = 0; s < sums.Length; s++)
        {
            var (run, from, _) = _segments[s];
            var x = _table.Frequencies[run];
            var m = _modified ? x + 1 : x;
            if (from == _table.Starts[run])
            {
                double n = _table.Sizes[run];
                value += n * (Gammas.LogRising(r, x) + (r * logs[1]) + Gammas.LogRising(b, m) - Gammas.LogRising(a + b, m));
                dr += n * (Gammas.Rising(r, x) + logs[1]);
                dalpha += n * r / alpha;
                var together = Gammas.Rising(a + b, m);
                da -= n * together;
                db += n * (Gammas.Rising(b, m) - together);
            }

            ref readonly var sum = ref sums[s];
            value += sum.Log - ((r + x) * sum.LogTime);
            dr += sum.DeadLogRatio - sum.LogTime;
            dalpha += (r + x) * (sum.DeadInverse - sum.InverseTime);
            if (m > 0)
            {
                da += sum.Dead / a;
                db -= sum.Dead / (b + m - 1);
            }
        }

        gradient[0] = dr * r;
        gradient[1] = dalpha * alpha;
        gradient[2] = da * a;
        gradient[3] = db * b;
        return value;
    }

    private Sums Sum((int Run, int From, int To) segment, double r, double a, double b, Terms times, Terms recencies)
    {
        var x = _table.Frequencies[segment.Run];
        var m = _modified ? x + 1 : x;
        var shape = r + x;
        var offset = m > 0 ? Math.Log(a / (b + m - 1)) : 0;
        var timeOf = _table.TimeOf;
        var recencyOf = _table.RecencyOf;
        var counts = _table.Counts;
        Sums sums = default;
        for (var i = segment.From; i < segment.To; i++)
        {
            double n = counts[i];
            var t = timeOf[i];
            sums.LogTime += n * times.Logs[t];
            sums.InverseTime += n * times.Inverses[t];
            if (m > 0)
            {
                var ratio = times.Logs[t] - recencies.Logs[recencyOf[i]];
                var odds = offset + (shape * ratio);
                double dead;
                if (odds <= 0)
                {
                    var e = Math.Exp(odds);
                    dead = n * e / (1 + e);
                    sums.Log += n * Math.Log(1 + e);
                }
                else
                {
                    var e = Math.Exp(-odds);
                    dead = n / (1 + e);
                    sums.Log += n * (odds + Math.Log(1 + e));
                }

                sums.Dead += dead;
                sums.DeadLogRatio += dead * ratio;
                sums.DeadInverse += dead * (times.Inverses[t] - recencies.Inverses[recencyOf[i]]);
            }
        }

        return sums;
    }

    private struct Sums
    {
        public double Log;
        public double LogTime;
        public double InverseTime;
        public double Dead;
        public double DeadLogRatio;
        public double DeadInverse;
    }

    /// <summary>ln(α + t) and 1/(α + t) by index of t.</summary>
    private readonly record struct Terms(double[] Logs, double[] Inverses)
    {
        public static Terms Of(double[] times, double alpha) =>
            new(Array.ConvertAll(times, t => Math.Log(alpha + t)), Array.ConvertAll(times, t => 1 / (alpha + t)));
    }
}
