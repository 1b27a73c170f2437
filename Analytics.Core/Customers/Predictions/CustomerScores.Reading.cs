using System.Collections.Concurrent;
using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <content>What pages, the API and exports ask: pages of customers, histograms, sums by name.</content>
public sealed partial class CustomerScores
{
    private const int KeptOrders = 6;
    private const int MostBins = 200;

    private readonly ConcurrentDictionary<ScoreField, int[]> _orders = new();
    private ScoreSummary? _summary;

    /// <summary>A page of customers. The first by a field sorts all of them (a tenth of a second a million); further ones only walk.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number to pass over or to give.</exception>
    public ScorePage Page(ScoreQuery query, CancellationToken cancellationToken = default)
    {
        if (query.Skip < 0 || query.Take < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(query), "How many to pass over and to give are never negative.");
        }

        var order = OrderBy(query.Sort);
        var column = Column(query.Sort);
        var known = order.Length;
        while (known > 0 && double.IsNaN(column(order[known - 1])))
        {
            known--;
        }

        var passes = Filter(query);
        var rows = new List<int>(Math.Min(query.Take, Count));
        var total = 0;
        for (var n = 0; n < order.Length; n++)
        {
            if ((n & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var row = order[query.Descending && n < known ? known - 1 - n : n];
            if (!passes(row))
            {
                continue;
            }

            if (total >= query.Skip && rows.Count < query.Take)
            {
                rows.Add(row);
            }

            total++;
        }

        return new ScorePage(rows, total);
    }

    /// <summary>The rows that <paramref name="query"/>'s conditions keep, ascending by key.</summary>
    public IEnumerable<int> Matching(ScoreQuery query)
    {
        var passes = Filter(query);
        for (var row = 0; row < Count; row++)
        {
            if (passes(row))
            {
                yield return row;
            }
        }
    }

    /// <summary>The customers with the most of a field, the most first.</summary>
    public IReadOnlyList<CustomerScore> Top(ScoreField field, int count) =>
        [.. Page(new ScoreQuery { Sort = field, Take = count }).Rows.Select(At)];

    /// <summary>All customers in a few numbers; computed once.</summary>
    public ScoreSummary Summary() => _summary ??= Summarise();

    /// <summary>
    /// How many customers have how much of a field. Probabilities go from 0 to 1; anything else from its least (at most 0 for money)
    /// to its 99th percentile, and the last bar takes the rest. Unknown values are in no bar.
    /// </summary>
    /// <param name="field">Any field but names.</param>
    /// <param name="bins">How many bars, 1 to 200.</param>
    public IReadOnlyList<ScoreBin> Histogram(ScoreField field, int bins = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, MostBins);
        var column = Column(field);
        var order = OrderBy(field);
        var known = order.Length;
        while (known > 0 && double.IsNaN(column(order[known - 1])))
        {
            known--;
        }

        if (known == 0)
        {
            return [];
        }

        var unit = ScoreFields.Of(field).Unit;
        var (low, high) = unit == ScoreUnit.Probability
            ? (0d, 1d)
            : (Math.Min(column(order[0]), unit == ScoreUnit.Money ? 0 : double.PositiveInfinity), column(order[(int)Math.Min(known - 1, Math.Ceiling(known * 0.99) - 1)]));
        if (high <= low)
        {
            high = low + 1;
        }

        var counts = new int[bins];
        var sums = new double[bins];
        for (var n = 0; n < known; n++)
        {
            var value = column(order[n]);
            var bin = Math.Clamp((int)((value - low) / (high - low) * bins), 0, bins - 1);
            counts[bin]++;
            sums[bin] += value;
        }

        var width = (high - low) / bins;
        return [.. Enumerable.Range(0, bins).Select(b => new ScoreBin(low + (b * width), low + ((b + 1) * width), counts[b], sums[b]))];
    }

    /// <summary>Sums by the names of a field, in the order of their codes, empty ones among them.</summary>
    /// <param name="field">A field of <see cref="ScoreUnit.Name"/>.</param>
    public IReadOnlyList<ScoreGroup> GroupBy(ScoreField field)
    {
        var definition = ScoreFields.Of(field);
        if (definition.Unit != ScoreUnit.Name)
        {
            throw new ArgumentException($"{definition.Label} has no names to group by.", nameof(field));
        }

        var column = Column(field);
        var sums = new Sums[definition.Names.Count];
        for (var row = 0; row < Count; row++)
        {
            sums[(int)column(row)].Add(this, row);
        }

        return [.. definition.Names.Select((name, code) => sums[code].Group(code, name))];
    }

    /// <summary>RFM's map: sums by R and FM, R from 5 to 1, in each FM from 1 to 5.</summary>
    public IReadOnlyList<ScoreGroup> Map()
    {
        var sums = new Sums[25];
        for (var row = 0; row < Count; row++)
        {
            sums[((5 - _columns.R[row]) * 5) + _columns.Fm[row] - 1].Add(this, row);
        }

        return [.. sums.Select((s, cell) => s.Group(cell, SegmentMap.Names[SegmentMap.CodeOf(5 - (cell / 5), (cell % 5) + 1)]))];
    }

    private Func<int, bool> Filter(ScoreQuery query)
    {
        var conditions = query.Where.Select(c => c.Compile(this)).ToArray();
        var among = query.Among;
        return row =>
        {
            if (among is not null && (_columns.Keys[row] >= among.Length || !among[_columns.Keys[row]]))
            {
                return false;
            }

            if (query.AtRisk && !IsAtRisk(row))
            {
                return false;
            }

            foreach (var condition in conditions)
            {
                if (!condition(row))
                {
                    return false;
                }
            }

            return true;
        };
    }

    // Ascending, unknown last, ties by key; the last few are kept.
    private int[] OrderBy(ScoreField field)
    {
        if (_orders.TryGetValue(field, out var known))
        {
            return known;
        }

        var column = Column(field);
        var values = new double[Count];
        var order = new int[Count];
        for (var row = 0; row < Count; row++)
        {
            var value = column(row);
            values[row] = double.IsNaN(value) ? double.PositiveInfinity : value;
            order[row] = row;
        }

        Array.Sort(values, order);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && values[end] == values[start])
            {
                end++;
            }

            order.AsSpan(start, end - start).Sort();
            start = end;
        }

        if (_orders.Count >= KeptOrders)
        {
            _orders.Clear();
        }

        return _orders[field] = order;
    }

    private ScoreSummary Summarise()
    {
        long net = 0;
        double clv = 0, formula = 0, expected = 0, churn = 0, value = 0;
        int modelled = 0, byFormula = 0, atRisk = 0;
        for (var row = 0; row < Count; row++)
        {
            net += _columns.Net[row];
            value += ValueAtRisk(row);
            atRisk += IsAtRisk(row) ? 1 : 0;
            if (!float.IsNaN(_columns.Churn[row]))
            {
                modelled++;
                churn += _columns.Churn[row];
                expected += _columns.ExpectedOrders[row];
                clv += float.IsNaN(_columns.Clv[row]) ? 0 : _columns.Clv[row];
            }

            if (!float.IsNaN(_columns.ClvFormula[row]))
            {
                byFormula++;
                formula += _columns.ClvFormula[row];
            }
        }

        return new ScoreSummary(
            Count,
            new Money(net),
            modelled == 0 ? null : clv / modelled,
            byFormula == 0 ? null : formula / byFormula,
            atRisk,
            value,
            modelled == 0 ? null : expected,
            modelled == 0 ? null : churn / modelled);
    }

    private struct Sums
    {
        private int _customers;
        private long _orders;
        private long _net;
        private double _clv;
        private int _atRisk;
        private double _value;
        private long _recency;
        private double _churn;
        private int _modelled;

        public void Add(CustomerScores scores, int row)
        {
            var c = scores._columns;
            _customers++;
            _orders += c.Orders[row];
            _net += c.Net[row];
            _recency += c.Recency[row];
            _atRisk += scores.IsAtRisk(row) ? 1 : 0;
            _value += scores.ValueAtRisk(row);
            var clv = float.IsNaN(c.Clv[row]) ? c.ClvFormula[row] : c.Clv[row];
            _clv += float.IsNaN(clv) ? 0 : clv;
            if (!float.IsNaN(c.Churn[row]))
            {
                _churn += c.Churn[row];
                _modelled++;
            }
        }

        public readonly ScoreGroup Group(int code, string name) => new(
            code,
            name,
            _customers,
            _orders,
            new Money(_net),
            _clv,
            _atRisk,
            _value,
            _customers == 0 ? null : (double)_recency / _customers,
            _modelled == 0 ? null : _churn / _modelled);
    }
}
