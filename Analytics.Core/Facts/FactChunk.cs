namespace Analytics.Core.Facts;

/// <summary>
/// Up to 65,536 purchase lines as columns, sorted by time; never changed once made.
/// A line takes 28 bytes and one to four more for each code; two more where the sort moved lines away from the order of writing.
/// </summary>
internal sealed class FactChunk
{
    /// <summary>How many lines a chunk holds at most.</summary>
    public const int MaxLines = 65_536;

    /// <summary>How many lines it holds.</summary>
    public required int Count { get; init; }

    /// <summary>The earliest line's second since 1970 UTC.</summary>
    public required long MinSeconds { get; init; }

    /// <summary>The latest line's second since 1970 UTC.</summary>
    public required long MaxSeconds { get; init; }

    /// <summary>Whether every line has positive quantity and amount.</summary>
    public required bool AllSales { get; init; }

    /// <summary>Whether any line is anonymous.</summary>
    public required bool AnyAnonymous { get; init; }

    /// <summary>Seconds since <see cref="MinSeconds"/>, ascending.</summary>
    public required int[] Offsets { get; init; }

    /// <summary>Keys of customers; 0 when anonymous.</summary>
    public required int[] Customers { get; init; }

    /// <summary>Keys of orders.</summary>
    public required int[] Orders { get; init; }

    /// <summary>Keys of products; 0 for none.</summary>
    public required int[] Products { get; init; }

    /// <summary>Codes of the lines' own categories; 0 for none.</summary>
    public required CodeColumn Categories { get; init; }

    /// <summary>Codes of channels; 0 for none.</summary>
    public required CodeColumn Channels { get; init; }

    /// <summary>Codes of the lines' own locations; 0 for none.</summary>
    public required CodeColumn Locations { get; init; }

    /// <summary>Ten-thousandths of the currency unit.</summary>
    public required long[] Amounts { get; init; }

    /// <summary>Thousandths of a piece; clamped to what an <see cref="int"/> holds where <see cref="WideQuantities"/> is there.</summary>
    public required int[] Quantities { get; init; }

    /// <summary>The exact quantities of a chunk in which any goes beyond an <see cref="int"/>; null otherwise.</summary>
    public required long[]? WideQuantities { get; init; }

    /// <summary>For each line its position as written; null when the lines were written in time's order.</summary>
    public required ushort[]? Positions { get; init; }

    /// <summary>Row ids and batches by position as written.</summary>
    public required ChunkSegment[] Segments { get; init; }

    /// <summary>The one batch that brought every line; 0 when there are several.</summary>
    public int SoleBatchId
    {
        get
        {
            var first = Segments[0].BatchId;
            return Array.TrueForAll(Segments, s => s.BatchId == first) ? first : 0;
        }
    }

    /// <summary>What the columns take in memory, in bytes.</summary>
    public long Bytes =>
        (long)Count * (4 + 4 + 4 + 4 + 8 + 4 + Categories.Width + Channels.Width + Locations.Width)
        + (WideQuantities is null ? 0 : 8L * Count)
        + (Positions is null ? 0 : 2L * Count)
        + (16L * Segments.Length);

    /// <summary>The line at <paramref name="index"/>, put together.</summary>
    public FactLine LineAt(int index)
    {
        var segment = SegmentOf(index, out var position);
        return new FactLine(
            segment.FirstRowId + position - segment.Start,
            segment.BatchId,
            Orders[index],
            Customers[index],
            Products[index],
            Categories[index],
            Channels[index],
            Locations[index],
            MinSeconds + Offsets[index],
            WideQuantities is null ? Quantities[index] : WideQuantities[index],
            Amounts[index]);
    }

    /// <summary>Storage key of the line at <paramref name="index"/>.</summary>
    public long RowIdAt(int index)
    {
        var segment = SegmentOf(index, out var position);
        return segment.FirstRowId + position - segment.Start;
    }

    /// <summary>Whether one of its lines may have this row id; never false where one has.</summary>
    public bool Holds(long rowId)
    {
        var written = Positions is null ? Count : Positions.Max() + 1;
        for (var s = 0; s < Segments.Length; s++)
        {
            var lines = (s + 1 < Segments.Length ? Segments[s + 1].Start : written) - Segments[s].Start;
            if (rowId >= Segments[s].FirstRowId && rowId < Segments[s].FirstRowId + lines)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The batch of the line at <paramref name="index"/>.</summary>
    public int BatchIdAt(int index) => SegmentOf(index, out _).BatchId;

    /// <summary>The first line at or after <paramref name="seconds"/>, searched for from <paramref name="from"/> on in growing steps.</summary>
    public int LowerBound(int from, long seconds)
    {
        var wanted = seconds - MinSeconds;
        if (wanted <= 0 || from >= Count)
        {
            return from;
        }

        if (wanted > Offsets[Count - 1])
        {
            return Count;
        }

        var offsets = Offsets;
        var low = from;
        var step = 16;
        while (low + step < Count && offsets[low + step] < wanted)
        {
            low += step;
            step <<= 1;
        }

        var high = Math.Min(Count, low + step + 1);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            if (offsets[middle] < wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private ChunkSegment SegmentOf(int index, out int position)
    {
        position = Positions is null ? index : Positions[index];
        var low = 0;
        var high = Segments.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (Segments[middle].Start <= position)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return Segments[low];
    }
}
