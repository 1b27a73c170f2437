using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>Every customer's scores and the map of them; never changed once made.</summary>
public sealed class RfmScores
{
    private readonly RfmInput[] _inputs;
    private readonly byte[] _r;
    private readonly byte[] _f;
    private readonly byte[] _m;
    private readonly byte[] _fm;
    private readonly Lazy<Dictionary<int, int>> _places;

    internal RfmScores(RfmInput[] inputs, byte[] r, byte[] f, byte[] m, byte[] fm, RfmOptions options)
    {
        _inputs = inputs;
        (_r, _f, _m, _fm) = (r, f, m, fm);
        Options = options;
        Cells = MakeCells();
        Segments =
        [
            .. RfmMap.Segments.Select(s => new RfmSegmentTotal(
                s,
                Cells.Where(c => c.Segment == s).Sum(static c => c.Customers),
                new Money(Cells.Where(c => c.Segment == s).Sum(static c => c.Revenue.Units)),
                new Money(Cells.Where(c => c.Segment == s).Sum(static c => c.RevenueAtRisk.Units)))),
        ];
        _places = new Lazy<Dictionary<int, int>>(() =>
        {
            var places = new Dictionary<int, int>(_inputs.Length);
            for (var i = 0; i < _inputs.Length; i++)
            {
                places[_inputs[i].Key] = i;
            }

            return places;
        });
    }

    /// <summary>How they were made.</summary>
    public RfmOptions Options { get; }

    /// <summary>How many customers there are.</summary>
    public int Count => _inputs.Length;

    /// <summary>The 25 cells, R from 5 down to 1, FM from 1 to 5; empty ones among them.</summary>
    public IReadOnlyList<RfmCell> Cells { get; }

    /// <summary>The eleven segments, the best first; empty ones among them.</summary>
    public IReadOnlyList<RfmSegmentTotal> Segments { get; }

    /// <summary>Σ monetary.</summary>
    public Money Revenue => new(Cells.Sum(static c => c.Revenue.Units));

    /// <summary>Σ positive monetary of the segments At Risk and Cannot Lose Them.</summary>
    public Money RevenueAtRisk => new(Cells.Sum(static c => c.RevenueAtRisk.Units));

    /// <summary>The scores in the order of the inputs.</summary>
    public RfmScore this[int index]
    {
        get
        {
            var input = _inputs[index];
            return new RfmScore(
                input.Key, input.RecencyDays, input.Frequency, input.Monetary, _r[index], _f[index], _m[index], _fm[index], SegmentAt(index));
        }
    }

    /// <summary>The scores of the customer with this key; null for one who was not scored.</summary>
    public RfmScore? Of(int key) => _places.Value.TryGetValue(key, out var at) ? this[at] : null;

    /// <summary>All scores, in the order of the inputs.</summary>
    public IEnumerable<RfmScore> All() => Enumerable.Range(0, Count).Select(i => this[i]);

    private RfmSegment SegmentAt(int index) => RfmMap.SegmentOf(_r[index], _fm[index]);

    private RfmCell[] MakeCells()
    {
        const int Side = RfmMap.Scores;
        var customers = new int[Side * Side];
        var revenue = new long[Side * Side];
        var positive = new long[Side * Side];
        for (var i = 0; i < _inputs.Length; i++)
        {
            var cell = ((Side - _r[i]) * Side) + _fm[i] - 1;
            customers[cell]++;
            revenue[cell] += _inputs[i].Monetary.Units;
            positive[cell] += Math.Max(0, _inputs[i].Monetary.Units);
        }

        return
        [
            .. Enumerable.Range(0, Side * Side).Select(c =>
            {
                var (r, fm) = (Side - (c / Side), (c % Side) + 1);
                var segment = RfmMap.SegmentOf(r, fm);
                return new RfmCell(r, fm, segment, customers[c], new Money(revenue[c]), new Money(RfmMap.IsAtRisk(segment) ? positive[c] : 0));
            }),
        ];
    }
}
