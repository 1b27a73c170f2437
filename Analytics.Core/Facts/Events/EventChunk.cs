namespace Analytics.Core.Facts.Events;

/// <summary>
/// Up to 65,536 events as columns, sorted by time, events of one second in the order of writing; never changed once made. Chunks of a snapshot
/// may overlap in time. An event takes 8 bytes and none to four more for each code.
/// </summary>
/// <remarks>
/// Codes are of the snapshot's name tables, so they mean the same in each chunk. A <see cref="CodeColumn"/> tells its smallest and largest code: where the
/// wanted one lies outside, the whole chunk can be passed over.
/// </remarks>
internal sealed class EventChunk
{
    /// <summary>How many events a chunk holds at most.</summary>
    public const int MaxEvents = 65_536;

    /// <summary>How many events it holds.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// Whether nothing says when these events happened, neither their source nor a visitor's date. They belong to no period; without one
    /// they count, all as of one instant. Seconds are 0.
    /// </summary>
    public required bool IsUndated { get; init; }

    /// <summary>The earliest event's second since 1970 UTC.</summary>
    public required long MinSeconds { get; init; }

    /// <summary>The latest event's second since 1970 UTC.</summary>
    public required long MaxSeconds { get; init; }

    /// <summary>Seconds since <see cref="MinSeconds"/>, ascending.</summary>
    public required int[] Offsets { get; init; }

    /// <summary>Keys of who acted, before joining: <see cref="EventActors.People"/> leads to the person.</summary>
    public required int[] Actors { get; init; }

    /// <summary>What to add to the codes of <see cref="Sessions"/> other than 0 for the session's key.</summary>
    public required int SessionBase { get; init; }

    /// <summary>Sessions by code; 0 for none. Use <see cref="SessionAt"/> for the key.</summary>
    public required CodeColumn Sessions { get; init; }

    /// <summary>Kinds of event, as in <see cref="Domain.TrackedEventType"/>.</summary>
    public required CodeColumn Types { get; init; }

    /// <summary>Codes of names (<see cref="EventSnapshot.Names"/>).</summary>
    public required CodeColumn Names { get; init; }

    /// <summary>Codes of pages (<see cref="EventSnapshot.Pages"/>); 0 for none.</summary>
    public required CodeColumn Pages { get; init; }

    /// <summary>Codes of referrers (<see cref="EventSnapshot.Referrers"/>); 0 for none.</summary>
    public required CodeColumn Referrers { get; init; }

    /// <summary>Codes of the events' own devices (<see cref="EventSnapshot.Devices"/>); 0 for none, then the actor's counts.</summary>
    public required CodeColumn Devices { get; init; }

    /// <summary>Codes of channels (<see cref="EventSnapshot.Channels"/>); 0 for none.</summary>
    public required CodeColumn Channels { get; init; }

    /// <summary>Levels, as in <see cref="Domain.EngagementLevel"/>.</summary>
    public required CodeColumn Engagements { get; init; }

    /// <summary>Events with an effect on revenue, ascending.</summary>
    public required ushort[] RevenuePositions { get; init; }

    /// <summary>Their effects in ten-thousandths.</summary>
    public required long[] RevenueUnits { get; init; }

    /// <summary>Events with a tone, ascending.</summary>
    public required ushort[] SentimentPositions { get; init; }

    /// <summary>Their tones in thousandths.</summary>
    public required short[] Sentiments { get; init; }

    /// <summary>The properties that any event has, in the order of their keys.</summary>
    public required PropertyColumn[] Properties { get; init; }

    /// <summary>For each event its position as written; null when the events were written in time's order.</summary>
    public required ushort[]? Positions { get; init; }

    /// <summary>Row ids and batches by position as written.</summary>
    public required ChunkSegment[] Segments { get; init; }

    /// <summary>What the columns take in memory, in bytes.</summary>
    public long Bytes =>
        ((long)Count * (8 + Sessions.Width + Types.Width + Names.Width + Pages.Width + Referrers.Width + Devices.Width + Channels.Width + Engagements.Width))
        + (RevenuePositions.Length * 10L)
        + (SentimentPositions.Length * 4L)
        + Properties.Sum(p => p.Bytes(Count))
        + (Positions is null ? 0 : 2L * Count)
        + (16L * Segments.Length);

    /// <summary>The second since 1970 UTC of the event at <paramref name="index"/>.</summary>
    public long SecondsAt(int index) => MinSeconds + Offsets[index];

    /// <summary>Key of the session of the event at <paramref name="index"/>; 0 for none.</summary>
    public int SessionAt(int index) => Sessions[index] is var code and not 0 ? SessionBase + code : 0;

    /// <summary>Effect on revenue of the event at <paramref name="index"/>, in ten-thousandths; 0 for none.</summary>
    public long RevenueAt(int index) => Array.BinarySearch(RevenuePositions, (ushort)index) is >= 0 and var at ? RevenueUnits[at] : 0;

    /// <summary>Tone of the event at <paramref name="index"/> in thousandths; null for none.</summary>
    public int? SentimentAt(int index) => Array.BinarySearch(SentimentPositions, (ushort)index) is >= 0 and var at ? Sentiments[at] : null;

    /// <summary>The column of a property; null when no event of the chunk has it.</summary>
    public PropertyColumn? Property(int key) => Array.Find(Properties, p => p.Key == key);

    /// <summary>Storage key of the event at <paramref name="index"/>.</summary>
    public long RowIdAt(int index)
    {
        var segment = SegmentOf(index, out var position);
        return segment.FirstRowId + position - segment.Start;
    }

    /// <summary>The batch of the event at <paramref name="index"/>.</summary>
    public int BatchIdAt(int index) => SegmentOf(index, out _).BatchId;

    /// <summary>The first event at or after <paramref name="seconds"/>; <see cref="Count"/> when there is none.</summary>
    public int LowerBound(long seconds)
    {
        if (seconds <= MinSeconds)
        {
            return 0;
        }

        if (seconds > MaxSeconds)
        {
            return Count;
        }

        var (low, high, wanted) = (0, Count, (int)(seconds - MinSeconds));
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Offsets[middle] < wanted ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The event at <paramref name="index"/>, put together; its properties apart.</summary>
    public EventFact FactAt(int index)
    {
        var segment = SegmentOf(index, out var position);
        return new EventFact(
            segment.FirstRowId + position - segment.Start,
            segment.BatchId,
            IsUndated ? EventFact.Undated : SecondsAt(index),
            Actors[index],
            SessionAt(index),
            Types[index],
            Names[index],
            Pages[index],
            Referrers[index],
            Devices[index],
            Channels[index],
            Engagements[index],
            RevenueAt(index),
            SentimentAt(index) ?? EventFact.NoSentiment);
    }

    /// <summary>Indexes in the order of writing.</summary>
    public int[] AsWritten()
    {
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (Positions is not null)
        {
            Array.Sort((ushort[])Positions.Clone(), order);
        }

        return order;
    }

    private ChunkSegment SegmentOf(int index, out int position)
    {
        position = Positions is null ? index : Positions[index];
        var (low, high) = (0, Segments.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            (low, high) = Segments[middle].Start <= position ? (middle, high) : (low, middle - 1);
        }

        return Segments[low];
    }
}
