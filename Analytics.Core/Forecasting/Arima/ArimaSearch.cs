namespace Analytics.Core.Forecasting.Arima;

/// <summary>The stepwise search of Hyndman and Khandakar (2008): a few structures first, then the neighbours of the best until none is better.</summary>
internal sealed class ArimaSearch(ArimaEstimator estimator, ArimaOrder most, int mostStructures, CancellationToken cancellationToken)
{
    /// <summary>The moves in the paper's order: (p, q, P, Q).</summary>
    private static readonly (int P, int Q, int SeasonalP, int SeasonalQ)[] Moves =
    [
        (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, -1, 1), (0, 0, 1, -1), (0, 0, 1, 1),
        (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (-1, -1, 0, 0), (-1, 1, 0, 0), (1, -1, 0, 0), (1, 1, 0, 0),
    ];

    private readonly Dictionary<ArimaOrder, ArimaEstimator.Estimate> _seen = [];
    private ArimaEstimator.Estimate? _best;

    /// <summary>All structures tried, the best by AICc first; those left out are not among them.</summary>
    public List<ArimaEstimator.Estimate> Run(int startP, int startQ, int startSeasonal)
    {
        var start = most with
        {
            P = Math.Min(startP, most.P),
            Q = Math.Min(startQ, most.Q),
            SeasonalP = Math.Min(startSeasonal, most.SeasonalP),
            SeasonalQ = Math.Min(startSeasonal, most.SeasonalQ),
        };
        var none = most with { P = 0, Q = 0, SeasonalP = 0, SeasonalQ = 0 };
        Try(none);
        Try(none with { P = Math.Min(1, most.P), SeasonalP = Math.Min(1, most.SeasonalP) });
        Try(none with { Q = Math.Min(1, most.Q), SeasonalQ = Math.Min(1, most.SeasonalQ) });
        Try(start);
        if (most.Constant)
        {
            Try(none with { Constant = false });
        }

        while (_seen.Count < mostStructures && Improve())
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return [.. _seen.Values.Where(e => double.IsFinite(e.AicC)).OrderBy(e => e.AicC)];
    }

    private bool Improve()
    {
        if (_best is null)
        {
            return false;
        }

        var at = _best.Order;
        foreach (var move in Moves)
        {
            var next = at with
            {
                P = at.P + move.P,
                Q = at.Q + move.Q,
                SeasonalP = at.SeasonalP + move.SeasonalP,
                SeasonalQ = at.SeasonalQ + move.SeasonalQ,
            };
            if (next is { P: >= 0, Q: >= 0, SeasonalP: >= 0, SeasonalQ: >= 0 }
                && next.P <= most.P
                && next.Q <= most.Q
                && next.SeasonalP <= most.SeasonalP
                && next.SeasonalQ <= most.SeasonalQ
                && Try(next))
            {
                return true;
            }
        }

        return most.Constant && Try(at with { Constant = !at.Constant });
    }

    /// <summary>Tries a structure; true when it is the best so far.</summary>
    private bool Try(ArimaOrder order)
    {
        if (_seen.Count >= mostStructures || _seen.ContainsKey(order))
        {
            return false;
        }

        var estimate = estimator.Compare(order, _best);
        _seen[order] = estimate;
        if (!double.IsFinite(estimate.AicC) || (_best is not null && estimate.AicC >= _best.AicC))
        {
            return false;
        }

        _best = estimate;
        return true;
    }
}
