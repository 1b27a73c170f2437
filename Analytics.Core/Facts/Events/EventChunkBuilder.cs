namespace Analytics.Core.Facts.Events;

/// <summary>Gathers events in the order of writing and makes sorted chunks of them; of those without an instant chunks of their own.</summary>
internal sealed class EventChunkBuilder
{
    private readonly List<EventFact> _facts = [];
    private readonly List<int> _propertyStarts = [];
    private readonly List<EventProperty> _properties = [];

    /// <summary>How many events are waiting.</summary>
    public int Count => _facts.Count;

    /// <summary>Whether the next event needs <see cref="Seal"/> first.</summary>
    public bool IsFull => _facts.Count == EventChunk.MaxEvents;

    /// <summary>Takes an event.</summary>
    public void Add(in EventFact fact, ReadOnlySpan<EventProperty> properties)
    {
        _facts.Add(fact);
        _propertyStarts.Add(_properties.Count);
        _properties.AddRange(properties);
    }

    /// <summary>Takes the events of a chunk, as they were written.</summary>
    /// <param name="source">The chunk.</param>
    /// <param name="without">Batches whose events are left out.</param>
    /// <param name="secondsOf">Gives another second for an event; null to keep them.</param>
    public void Add(EventChunk source, IReadOnlySet<int>? without = null, Func<EventFact, long>? secondsOf = null)
    {
        Span<EventProperty> properties = stackalloc EventProperty[32];
        foreach (var index in source.AsWritten())
        {
            var fact = source.FactAt(index);
            if (without?.Contains(fact.BatchId) == true)
            {
                continue;
            }

            if (properties.Length < source.Properties.Length)
            {
                properties = new EventProperty[source.Properties.Length];
            }

            var found = 0;
            foreach (var column in source.Properties)
            {
                if (column[index] is var value and not 0)
                {
                    properties[found++] = new EventProperty(column.Key, value);
                }
            }

            Add(secondsOf is null ? fact : fact with { Seconds = secondsOf(fact) }, properties[..found]);
        }
    }

    /// <summary>Makes chunks of the waiting events and starts anew: one for those with instants (more where they are over 68 years apart), one for the others.</summary>
    public void Seal(List<EventChunk> dated, List<EventChunk> undated)
    {
        var order = new int[_facts.Count];
        var keys = new long[_facts.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            keys[i] = _facts[i].Seconds;
        }

        // The position as the second key makes the sort stable.
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        var start = 0;
        while (start < order.Length)
        {
            var first = keys[order[start]];
            var end = start + 1;
            while (end < order.Length && (first == EventFact.Undated ? keys[order[end]] == first : keys[order[end]] - first <= int.MaxValue))
            {
                end++;
            }

            (first == EventFact.Undated ? undated : dated).Add(Make(order.AsSpan(start, end - start)));
            start = end;
        }

        _facts.Clear();
        _propertyStarts.Clear();
        _properties.Clear();
    }

    private EventChunk Make(ReadOnlySpan<int> order)
    {
        var count = order.Length;
        var written = order.ToArray();
        Array.Sort(written);
        var (segments, positions) = Segments(written, order);
        var isUndated = _facts[order[0]].Seconds == EventFact.Undated;
        var first = isUndated ? 0 : _facts[order[0]].Seconds;
        var offsets = new int[count];
        var actors = new int[count];
        var sessions = new int[count];
        var (least, most) = (int.MaxValue, 0);
        List<(ushort, long)> revenue = [];
        List<(ushort, short)> sentiment = [];
        for (var i = 0; i < count; i++)
        {
            var fact = _facts[order[i]];
            offsets[i] = isUndated ? 0 : (int)(fact.Seconds - first);
            actors[i] = fact.Actor;
            sessions[i] = fact.Session;
            if (fact.Session != 0)
            {
                (least, most) = (Math.Min(least, fact.Session), Math.Max(most, fact.Session));
            }

            if (fact.RevenueUnits != 0)
            {
                revenue.Add(((ushort)i, fact.RevenueUnits));
            }

            if (fact.Sentiment != EventFact.NoSentiment)
            {
                sentiment.Add(((ushort)i, (short)fact.Sentiment));
            }
        }

        var sessionBase = most == 0 ? 0 : least - 1;
        for (var i = 0; i < count; i++)
        {
            sessions[i] = sessions[i] == 0 ? 0 : sessions[i] - sessionBase;
        }

        return new EventChunk
        {
            Count = count,
            IsUndated = isUndated,
            MinSeconds = first,
            MaxSeconds = first + offsets[^1],
            Offsets = offsets,
            Actors = actors,
            SessionBase = sessionBase,
            Sessions = CodeColumn.From(sessions),
            Types = Column(order, static f => f.Type),
            Names = Column(order, static f => f.Name),
            Pages = Column(order, static f => f.Page),
            Referrers = Column(order, static f => f.Referrer),
            Devices = Column(order, static f => f.Device),
            Channels = Column(order, static f => f.Channel),
            Engagements = Column(order, static f => f.Engagement),
            RevenuePositions = [.. revenue.Select(static r => r.Item1)],
            RevenueUnits = [.. revenue.Select(static r => r.Item2)],
            SentimentPositions = [.. sentiment.Select(static s => s.Item1)],
            Sentiments = [.. sentiment.Select(static s => s.Item2)],
            Properties = Columns(order),
            Positions = positions,
            Segments = segments,
        };
    }

    private (ChunkSegment[] Segments, ushort[]? Positions) Segments(int[] written, ReadOnlySpan<int> order)
    {
        List<ChunkSegment> segments = [];
        for (var i = 0; i < written.Length; i++)
        {
            var fact = _facts[written[i]];
            if (i == 0 || segments[^1].BatchId != fact.BatchId || _facts[written[i - 1]].RowId + 1 != fact.RowId)
            {
                segments.Add(new ChunkSegment(i, fact.RowId, fact.BatchId));
            }
        }

        if (order.SequenceEqual(written))
        {
            return ([.. segments], null);
        }

        var places = new int[_facts.Count];
        for (var i = 0; i < written.Length; i++)
        {
            places[written[i]] = i;
        }

        var positions = new ushort[order.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = (ushort)places[order[i]];
        }

        return ([.. segments], positions);
    }

    private CodeColumn Column(ReadOnlySpan<int> order, Func<EventFact, int> code)
    {
        var codes = new int[order.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = code(_facts[order[i]]);
        }

        return CodeColumn.From(codes);
    }

    private PropertyColumn[] Columns(ReadOnlySpan<int> order)
    {
        if (_properties.Count == 0)
        {
            return [];
        }

        var values = new SortedDictionary<int, List<(ushort, int)>>();
        for (var i = 0; i < order.Length; i++)
        {
            var end = order[i] + 1 < _propertyStarts.Count ? _propertyStarts[order[i] + 1] : _properties.Count;
            for (var p = _propertyStarts[order[i]]; p < end; p++)
            {
                if (!values.TryGetValue(_properties[p].Key, out var column))
                {
                    values[_properties[p].Key] = column = [];
                }

                column.Add(((ushort)i, _properties[p].Value));
            }
        }

        var count = order.Length;
        return [.. values.Select(v => PropertyColumn.From(v.Key, v.Value, count))];
    }
}
