namespace Analytics.Core.Queries.Events;

/// <summary>Codes of one attribute: one for each event in the log's order, or one for each person. Never changed once made.</summary>
public sealed class EventColumn
{
    private readonly ushort[]? _shorts;
    private readonly int[]? _ints;

    private EventColumn(IReadOnlyList<string> names, bool isOfPersons, ushort[]? shorts, int[]? ints)
    {
        Names = names;
        IsOfPersons = isOfPersons;
        _shorts = shorts;
        _ints = ints;
    }

    /// <summary>The values by code; the one at 0 is empty and means "none".</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether there is a code for each person rather than for each event.</summary>
    public bool IsOfPersons { get; }

    /// <summary>A column of events.</summary>
    public static EventColumn OfEvents(IReadOnlyList<string> names, int[] codes) =>
        names.Count <= ushort.MaxValue + 1 ? new(names, false, Array.ConvertAll(codes, static c => (ushort)c), null) : new(names, false, null, codes);

    /// <summary>A column of events whose codes fit into two bytes.</summary>
    public static EventColumn OfEvents(IReadOnlyList<string> names, ushort[] codes) => new(names, false, codes, null);

    /// <summary>A column of persons.</summary>
    public static EventColumn OfPersons(IReadOnlyList<string> names, int[] codes) => new(names, true, null, codes);

    /// <summary>The code of an event, or of who acted where <see cref="IsOfPersons"/>.</summary>
    /// <param name="place">The event's place in the log.</param>
    /// <param name="person">The person's place in the log.</param>
    public int CodeAt(int place, int person)
    {
        var at = IsOfPersons ? person : place;
        return _shorts is not null ? _shorts[at] : _ints![at];
    }

    /// <summary>Takes out of each mask what <paramref name="table"/> does not allow for the event's code.</summary>
    /// <param name="first">The first event's place; the column is one of events.</param>
    /// <param name="masks">A mask for each event from there on.</param>
    /// <param name="table">What each code allows.</param>
    public void Restrict(int first, Span<uint> masks, ReadOnlySpan<uint> table)
    {
        if (_shorts is not null)
        {
            var codes = _shorts.AsSpan(first, masks.Length);
            for (var i = 0; i < codes.Length; i++)
            {
                masks[i] &= table[codes[i]];
            }
        }
        else
        {
            var codes = _ints.AsSpan(first, masks.Length);
            for (var i = 0; i < codes.Length; i++)
            {
                masks[i] &= table[codes[i]];
            }
        }
    }
}
