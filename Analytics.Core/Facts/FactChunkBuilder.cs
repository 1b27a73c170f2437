namespace Analytics.Core.Facts;

/// <summary>Gathers lines in the order of writing and makes sorted chunks of them.</summary>
internal sealed class FactChunkBuilder(int capacity = 1024)
{
    private long[] _seconds = new long[capacity];
    private int[] _customers = new int[capacity];
    private int[] _orders = new int[capacity];
    private int[] _products = new int[capacity];
    private int[] _categories = new int[capacity];
    private int[] _channels = new int[capacity];
    private int[] _locations = new int[capacity];
    private long[] _amounts = new long[capacity];
    private long[] _quantities = new long[capacity];
    private readonly List<ChunkSegment> _segments = [];
    private long _lastRowId;

    /// <summary>How many lines are waiting.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the next line needs <see cref="Seal"/> first.</summary>
    public bool IsFull => Count == FactChunk.MaxLines;

    /// <summary>Takes a line.</summary>
    public void Add(in FactLine line)
    {
        if (Count == _seconds.Length)
        {
            Grow();
        }

        var at = Count++;
        if (_segments.Count == 0 || _segments[^1].BatchId != line.BatchId || line.RowId != _lastRowId + 1)
        {
            _segments.Add(new ChunkSegment(at, line.RowId, line.BatchId));
        }

        _lastRowId = line.RowId;
        _seconds[at] = line.AtSeconds;
        _customers[at] = line.CustomerId;
        _orders[at] = line.OrderId;
        _products[at] = line.ProductId;
        _categories[at] = line.Category;
        _channels[at] = line.Channel;
        _locations[at] = line.Location;
        _amounts[at] = line.AmountUnits;
        _quantities[at] = line.QuantityUnits;
    }

    /// <summary>Makes chunks of the waiting lines (one, or more where they are further apart than 68 years) and starts anew.</summary>
    public void Seal(List<FactChunk> target)
    {
        if (Count == 0)
        {
            return;
        }

        var order = SortedPositions();
        var segments = _segments.ToArray();
        var start = 0;
        while (start < Count)
        {
            var first = _seconds[At(order, start)];
            var end = start + 1;
            if (_seconds[At(order, Count - 1)] - first <= int.MaxValue)
            {
                end = Count;
            }
            else
            {
                while (end < Count && _seconds[At(order, end)] - first <= int.MaxValue)
                {
                    end++;
                }
            }

            target.Add(Make(order, start, end, segments));
            start = end;
        }

        Count = 0;
        _segments.Clear();
    }

    private void Grow()
    {
        var size = Math.Min(FactChunk.MaxLines, 4 * _seconds.Length);
        Array.Resize(ref _seconds, size);
        Array.Resize(ref _customers, size);
        Array.Resize(ref _orders, size);
        Array.Resize(ref _products, size);
        Array.Resize(ref _categories, size);
        Array.Resize(ref _channels, size);
        Array.Resize(ref _locations, size);
        Array.Resize(ref _amounts, size);
        Array.Resize(ref _quantities, size);
    }

    private static int At(ushort[]? order, int index) => order is null ? index : order[index];

    private ushort[]? SortedPositions()
    {
        var sorted = true;
        for (var i = 1; i < Count && sorted; i++)
        {
            sorted = _seconds[i] >= _seconds[i - 1];
        }

        if (sorted)
        {
            return null;
        }

        var keys = _seconds.AsSpan(0, Count).ToArray();
        var positions = new ushort[Count];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = (ushort)i;
        }

        // Stable: lines of one instant stay in the order of writing, so that the sort is the same each time.
        Array.Sort(keys, positions);
        for (var i = 0; i < keys.Length;)
        {
            var j = i + 1;
            while (j < keys.Length && keys[j] == keys[i])
            {
                j++;
            }

            if (j - i > 1)
            {
                Array.Sort(positions, i, j - i);
            }

            i = j;
        }

        return positions;
    }

    private FactChunk Make(ushort[]? order, int start, int end, ChunkSegment[] segments)
    {
        var count = end - start;
        var whole = order is null && count == Count;
        var positions = whole ? null : new ushort[count];
        for (var i = 0; positions is not null && i < count; i++)
        {
            positions[i] = (ushort)At(order, start + i);
        }

        var seconds = Take(_seconds, positions, count);
        var amounts = Take(_amounts, positions, count);
        var quantities = Take(_quantities, positions, count);
        var customers = Take(_customers, positions, count);
        var offsets = new int[count];
        var narrow = new int[count];
        var wide = false;
        var allSales = true;
        for (var i = 0; i < count; i++)
        {
            offsets[i] = (int)(seconds[i] - seconds[0]);
            narrow[i] = (int)Math.Clamp(quantities[i], int.MinValue, int.MaxValue);
            wide |= narrow[i] != quantities[i];
            allSales &= quantities[i] > 0 && amounts[i] > 0;
        }

        return new FactChunk
        {
            Count = count,
            MinSeconds = seconds[0],
            MaxSeconds = seconds[count - 1],
            AllSales = allSales,
            AnyAnonymous = customers.AsSpan().Contains(0),
            Offsets = offsets,
            Customers = customers,
            Orders = Take(_orders, positions, count),
            Products = Take(_products, positions, count),
            Categories = CodeColumn.From(Take(_categories, positions, count)),
            Channels = CodeColumn.From(Take(_channels, positions, count)),
            Locations = CodeColumn.From(Take(_locations, positions, count)),
            Amounts = amounts,
            Quantities = narrow,
            WideQuantities = wide ? quantities : null,
            Positions = positions,
            Segments = segments,
        };
    }

    private static T[] Take<T>(T[] source, ushort[]? positions, int count)
    {
        if (positions is null)
        {
            return source.AsSpan(0, count).ToArray();
        }

        var taken = new T[count];
        for (var i = 0; i < count; i++)
        {
            taken[i] = source[positions[i]];
        }

        return taken;
    }
}
