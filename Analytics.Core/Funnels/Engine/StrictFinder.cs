namespace Analytics.Core.Funnels.Engine;

/// <summary>
/// Steps one after another with nothing between: all events of the instants strictly between the first and the last are steps. Each instant is tried as a
/// beginning; an attempt goes on for at most as many instants as there are steps.
/// </summary>
internal sealed class StrictFinder : AttemptFinder
{
    private readonly int[] _times;

    public StrictFinder(int steps, long? window, int lastStart)
        : base(steps, window, lastStart) => _times = new int[steps];

    protected override void Search(ReadOnlySpan<int> times, ReadOnlySpan<uint> masks)
    {
        for (var i = 0; i < times.Length && times[i] <= LastStart;)
        {
            var end = EndOfInstant(times, i);
            var most = Matching.Longest(masks[i..end], 0, Steps);
            if (most > 0)
            {
                var first = i + Matching.EventOf(0);
                _times.AsSpan(0, most).Fill(times[i]);
                Keep(times[i], first, most);
                GoOn(times, masks, i, end, most, first);
            }

            i = end;
        }
    }

    // Of the first instant's steps any number up to the most may be part of the attempt: its other events then come before it.
    private void GoOn(ReadOnlySpan<int> times, ReadOnlySpan<uint> masks, int from, int next, int most, int first)
    {
        var open = (1u << (most + 1)) - 2;
        var taken = 0;
        while (open != 0 && next < times.Length && IsWithin(times[from], times[next]))
        {
            var end = EndOfInstant(times, next);
            var group = masks[next..end];
            var ends = false;
            foreach (var mask in group)
            {
                ends |= (mask & Exclusion) != 0;
            }

            var (still, best, bestBegun) = (0u, 0, 0);
            for (var begun = most; begun > 0; begun--)
            {
                var step = begun + taken;
                if ((open >> begun & 1) == 0 || step >= Steps)
                {
                    continue;
                }

                var more = Matching.Longest(group, step, Steps);
                if (more > 0 && step + more > best)
                {
                    (best, bestBegun) = (step + more, begun);
                }

                if (more == group.Length)
                {
                    still |= 1u << begun;
                }
                else if (more > group.Length)
                {
                    throw new InvalidOperationException("More steps than events.");
                }
            }

            if (best > 0)
            {
                Write(times, from, next, bestBegun, best);
                Keep(times[from], first, best);
            }

            open = ends ? 0 : still;
            taken += group.Length;
            next = end;
        }
    }

    // The steps begun lie in the first instant, then one for each event between, the rest in the last instant.
    private void Write(ReadOnlySpan<int> times, int from, int last, int begun, int level)
    {
        _times.AsSpan(0, begun).Fill(times[from]);
        var between = EndOfInstant(times, from);
        for (var step = begun; step < level; step++)
        {
            _times[step] = times[Math.Min(between + step - begun, last)];
        }
    }

    private void Keep(int start, int first, int level)
    {
        var end = _times[level - 1];
        if (level > Best.Level || (level == Best.Level && (end < Best.End || (end == Best.End && start > Best.Start))))
        {
            Best.Set(start, first, _times.AsSpan(0, level));
        }
    }
}
