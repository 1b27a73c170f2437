using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Finds the row ids of the lines that a question counts, latest first.</summary>
internal static class LineFinder
{
    /// <summary>A page of row ids, and how many lines there are in all.</summary>
    public static (IReadOnlyList<long> RowIds, long Total) Find(
        QueryContext context, PlanBuilder planner, Period days, long skip, int take, CancellationToken cancellationToken)
    {
        var window = TimeWindow.Of(days, context.Calendar);
        var axis = planner.Axes.Build(window, [], days);
        if (axis is null)
        {
            return ([], 0);
        }

        var plan = planner.Plan(axis, window, Need.None, [], 1);
        var wanted = skip + take;
        var matches = new MatchSink();
        var scanner = new Scanner(plan, matches);
        var found = new List<(long Seconds, long RowId)>();
        var threshold = long.MinValue;
        long total = 0;
        foreach (var chunk in context.Snapshot.Chunks.OrderByDescending(c => c.MaxSeconds))
        {
            cancellationToken.ThrowIfCancellationRequested();
            matches.Indexes.Clear();
            scanner.Scan(chunk);
            total += matches.Indexes.Count;
            if (chunk.MaxSeconds < threshold)
            {
                continue;
            }

            for (var n = matches.Indexes.Count - 1; n >= 0; n--)
            {
                var seconds = chunk.MinSeconds + chunk.Offsets[matches.Indexes[n]];
                if (seconds < threshold)
                {
                    break;
                }

                found.Add((seconds, chunk.RowIdAt(matches.Indexes[n])));
            }

            if (found.Count > wanted)
            {
                found.Sort(static (a, b) => b.CompareTo(a));
                found.RemoveRange((int)wanted, found.Count - (int)wanted);
                threshold = found[^1].Seconds;
            }
        }

        found.Sort(static (a, b) => b.CompareTo(a));
        return ([.. found.Skip((int)Math.Min(skip, int.MaxValue)).Take(take).Select(f => f.RowId)], total);
    }

    /// <summary>Notes which lines of a chunk count.</summary>
    private sealed class MatchSink : IBlockSink
    {
        public List<int> Indexes { get; } = [];

        public bool KeysAreGroups => true;

        public int Group(long key) => 0;

        public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
        {
            for (var n = 0; n < lines; n++)
            {
                Indexes.Add(start + (selection.IsEmpty ? n : selection[n]));
            }
        }
    }
}
