using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>
/// Finds the row ids of the lines that a question counts, latest first (of one second the larger row id first). One pass counts them by
/// stretches of time; then any part of the order needs only the lines of its own stretches, however far down it lies.
/// </summary>
internal sealed class LineFinder
{
    private const int MaxStretches = 1 << 16;
    private const int LinesAtOnce = 50_000;

    private readonly ScanPlan? _plan;
    private readonly long _origin;
    private readonly int _shift;
    private readonly long[] _counts = [];

    /// <summary>Counts.</summary>
    public LineFinder(QueryContext context, PlanBuilder planner, Period days, CancellationToken cancellationToken)
    {
        var window = TimeWindow.Of(days, context.Calendar);
        if (context.Span is null || planner.Axes.Build(window, [], days) is not { } axis)
        {
            return;
        }

        _origin = Math.Max(axis.Start, context.Snapshot.FirstSeconds!.Value);
        var last = Math.Min(axis.End - 1, context.Snapshot.LastSeconds!.Value);
        if (last < _origin)
        {
            return;
        }

        while ((last - _origin) >> _shift >= MaxStretches)
        {
            _shift++;
        }

        _plan = planner.Plan(axis, window, Need.None, [], 1);
        _counts = new long[((last - _origin) >> _shift) + 1];
        foreach (var sink in ScanRunner.Run(_plan, () => new CountSink(_origin, _shift, _counts.Length), cancellationToken))
        {
            for (var i = 0; i < _counts.Length; i++)
            {
                _counts[i] += sink.Counts[i];
            }
        }

        Total = _counts.Sum();
    }

    /// <summary>How many lines there are in all.</summary>
    public long Total { get; }

    /// <summary>The row ids of one page; empty beyond the last.</summary>
    public IReadOnlyList<long> Page(long skip, int take, CancellationToken cancellationToken)
    {
        if (skip >= Total)
        {
            return [];
        }

        var high = _counts.Length - 1;
        while (_counts[high] <= skip)
        {
            skip -= _counts[high--];
        }

        var low = high;
        for (var found = _counts[high]; low > 0 && found < skip + take;)
        {
            found += _counts[--low];
        }

        return [.. RowIds(low, high, cancellationToken).Skip((int)skip).Take(take)];
    }

    /// <summary>All row ids, some ten thousands at once, each found when it is asked for: memory stays flat.</summary>
    public IEnumerable<IReadOnlyList<long>> All(CancellationToken cancellationToken)
    {
        for (var high = _counts.Length - 1; high >= 0;)
        {
            var low = high;
            for (var found = _counts[high]; low > 0 && found + _counts[low - 1] <= LinesAtOnce;)
            {
                found += _counts[--low];
            }

            if (RowIds(low, high, cancellationToken) is { Count: > 0 } rowIds)
            {
                yield return rowIds;
            }

            high = low - 1;
        }
    }

    private List<long> RowIds(int low, int high, CancellationToken cancellationToken)
    {
        var lines = new LineSink();
        if (_plan!.Axis.Clip(_origin + ((long)low << _shift), _origin + ((high + 1L) << _shift)) is { } axis)
        {
            var scanner = new Scanner(_plan with { Axis = axis }, lines);
            foreach (var chunk in _plan.Snapshot.Chunks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                scanner.Scan(chunk);
            }
        }

        lines.Found.Sort(static (a, b) => b.CompareTo(a));
        return lines.Found.ConvertAll(static f => f.RowId);
    }

    /// <summary>Counts lines by stretch.</summary>
    private sealed class CountSink(long origin, int shift, int stretches) : IBlockSink
    {
        public long[] Counts { get; } = new long[stretches];

        public bool KeysAreGroups => true;

        public int Group(long key) => 0;

        public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
        {
            var offsets = chunk.Offsets.AsSpan(start);
            var from = chunk.MinSeconds - origin;
            for (var n = 0; n < lines; n++)
            {
                Counts[(from + offsets[selection.IsEmpty ? n : selection[n]]) >> shift]++;
            }
        }
    }

    /// <summary>Notes lines.</summary>
    private sealed class LineSink : IBlockSink
    {
        public List<(long Seconds, long RowId)> Found { get; } = [];

        public bool KeysAreGroups => true;

        public int Group(long key) => 0;

        public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
        {
            for (var n = 0; n < lines; n++)
            {
                var index = start + (selection.IsEmpty ? n : selection[n]);
                Found.Add((chunk.MinSeconds + chunk.Offsets[index], chunk.RowIdAt(index)));
            }
        }
    }
}
