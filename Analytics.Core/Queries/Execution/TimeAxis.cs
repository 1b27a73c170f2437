namespace Analytics.Core.Queries.Execution;

/// <summary>
/// A window cut into stretches within which the time part of every line's key is the same; no line's date is ever computed.
/// </summary>
/// <param name="Bounds">The stretches' first seconds, ascending, and the window's end as the last element.</param>
/// <param name="Keys">The time part of the key for each stretch; -1 for stretches that a filter leaves out.</param>
internal sealed record TimeAxis(long[] Bounds, long[] Keys)
{
    /// <summary>First second, inside.</summary>
    public long Start => Bounds[0];

    /// <summary>Last second, outside.</summary>
    public long End => Bounds[^1];

    /// <summary>The stretch in which <paramref name="seconds"/> lies; the first one for anything earlier.</summary>
    public int Find(long seconds)
    {
        var at = Array.BinarySearch(Bounds, seconds);
        return Math.Clamp(at >= 0 ? at : ~at - 1, 0, Keys.Length - 1);
    }

    /// <summary>The part from <paramref name="start"/>, inside, to <paramref name="end"/>, outside; null when they have nothing in common.</summary>
    public TimeAxis? Clip(long start, long end)
    {
        start = Math.Max(start, Start);
        end = Math.Min(end, End);
        if (end <= start)
        {
            return null;
        }

        var (first, last) = (Find(start), Find(end - 1));
        var bounds = Bounds[first..(last + 2)];
        (bounds[0], bounds[^1]) = (start, end);
        return new TimeAxis(bounds, Keys[first..(last + 1)]);
    }
}
