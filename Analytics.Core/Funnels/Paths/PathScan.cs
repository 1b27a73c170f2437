using Analytics.Core.Funnels.Engine;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Paths;

/// <summary>One pass over the persons of a log.</summary>
internal sealed class PathScan(PathQuery query, EventLog log, EventColumn column, EventMatcher matcher, int from, int to)
{
    private const uint Absent = 1u << 29;
    private const int PersonsAtOnce = 1_024;

    // Four codes of a sequence share a number of 64 bits.
    private const int BitsEach = 16;
    private const int MostCode = (1 << BitsEach) - 1;

    private readonly long _pause = (long)query.Pause.TotalSeconds;

    /// <summary>The names of a packed sequence.</summary>
    public IEnumerable<string> NamesOf(ulong key)
    {
        for (var i = query.Length - 1; i >= 0; i--)
        {
            yield return column.Names[(int)(key >> (i * BitsEach) & MostCode)];
        }
    }

    /// <summary>Counts the persons between two places.</summary>
    public void Count(int fromPerson, int toPerson, PathTally tally, CancellationToken cancellationToken)
    {
        uint[] masks = [];
        var path = new int[PathQuery.MaxDepth];
        var seen = new HashSet<ulong>();
        List<(int Time, int Code, bool IsAnchor)> events = [];
        for (var first = fromPerson; first < toPerson; first += PersonsAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var last = Math.Min(first + PersonsAtOnce, toPerson);
            var start = log.StartOf(first);
            var count = log.StartOf(last) - start;
            if (masks.Length < count)
            {
                masks = new uint[Math.Max(count, 16_384)];
            }

            matcher.Fill(log, first, last, masks.AsSpan(0, count), Absent);
            for (var person = first; person < last; person++)
            {
                Gather(person, masks.AsSpan(log.StartOf(person) - start, log.StartOf(person + 1) - log.StartOf(person)), events);
                Follow(events, path, tally);
                Sequences(events, seen, tally);
            }
        }
    }

    // The same thing twice in a row is one; what has no name here, a page say, is passed over.
    private void Gather(int person, ReadOnlySpan<uint> masks, List<(int Time, int Code, bool IsAnchor)> events)
    {
        events.Clear();
        var start = log.StartOf(person);
        for (var i = 0; i < masks.Length; i++)
        {
            var (time, code) = (log.AllTimes[start + i], column.CodeAt(start + i, person));
            var isAnchor = (masks[i] & 1) != 0;
            if (masks[i] == Absent || (code == 0 && !isAnchor))
            {
                continue;
            }

            if (events.Count > 0 && events[^1] is var before && before.Code == code && time - (long)before.Time <= _pause && before.IsAnchor == isAnchor)
            {
                // A pause is counted from the latest of them.
                events[^1] = (time, code, isAnchor);
                continue;
            }

            events.Add((time, code, isAnchor));
        }
    }

    private void Follow(List<(int Time, int Code, bool IsAnchor)> events, int[] path, PathTally tally)
    {
        var forwards = query.Direction == PathDirection.After;
        var at = query.Anchor is null && !forwards
            ? events.FindLastIndex(e => e.Time >= from && e.Time <= to)
            : events.FindIndex(e => e.IsAnchor && e.Time >= from && e.Time <= to);
        if (at < 0)
        {
            return;
        }

        tally.People++;
        Array.Fill(path, PathKey.End);
        var (step, offset) = (forwards ? 1 : -1, query.Anchor is null ? 0 : forwards ? 1 : -1);
        var time = events[at].Time;
        var isAtOnce = false;
        for (int i = at + offset, distance = 0; i >= 0 && i < events.Count && distance < query.Depth; i += step, distance++)
        {
            if (Math.Abs((long)events[i].Time - time) > _pause)
            {
                break;
            }

            isAtOnce |= i != at && events[i].Time == time;
            path[distance] = events[i].Code;
            time = events[i].Time;
        }

        tally.AtOnce += isAtOnce ? 1 : 0;
        var key = PathKey.Of(path);
        tally.Paths[key] = tally.Paths.GetValueOrDefault(key) + 1;
    }

    private void Sequences(List<(int Time, int Code, bool IsAnchor)> events, HashSet<ulong> seen, PathTally tally)
    {
        seen.Clear();
        var (key, length, isActive) = (0ul, 0, false);
        var mask = query.Length == 4 ? ulong.MaxValue : (1ul << (query.Length * BitsEach)) - 1;
        for (var i = 0; i < events.Count; i++)
        {
            var (time, code, _) = events[i];
            if (time < from || time > to)
            {
                continue;
            }

            isActive = true;
            if (code is 0 or > MostCode)
            {
                length = 0;
                continue;
            }

            if (length > 0 && time - (long)events[i - 1].Time > _pause)
            {
                length = 0;
            }

            key = ((key << BitsEach) | (uint)code) & mask;
            if (++length >= query.Length && seen.Add(key))
            {
                tally.Sequences[key] = tally.Sequences.GetValueOrDefault(key) + 1;
            }
        }

        tally.Active += isActive ? 1 : 0;
    }
}
