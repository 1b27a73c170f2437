using System.Collections.Concurrent;
using Analytics.Core.Facts;
using Analytics.Core.Facts.Events;

namespace Analytics.Core.Queries.Events;

/// <summary>
/// A snapshot of the events laid out person by person, each person's by time. This application's own use is left out: it is nothing that customers do.
/// Columns are laid out when they are first asked for and kept as long as this is. Safe for concurrent use.
/// </summary>
internal sealed class EventLayout
{
    private static readonly string[] TypeNames = ["", "custom", "pageView", "click", "signIn", "signUp", "ownUse"];

    private readonly int[] _places;
    private readonly ConcurrentDictionary<EventTrait, Lazy<EventColumn>> _columns = new();
    private readonly Lazy<long[]> _revenue;

    public EventLayout(EventSnapshot snapshot, CancellationToken cancellationToken)
    {
        Snapshot = snapshot;
        _revenue = new Lazy<long[]>(Revenues);
        BaseSeconds = snapshot.FirstSeconds ?? 0;
        var actors = snapshot.Actors;
        var slots = Math.Max(actors.Count, 1);

        // A counting sort by person: chunks are read in order, so those of one person keep the order of chunks.
        var next = new int[slots + 1];
        foreach (var chunk in snapshot.Chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < chunk.Count; i++)
            {
                if (chunk.Types[i] != (int)Domain.TrackedEventType.OwnUse)
                {
                    next[actors.PersonOf(chunk.Actors[i]) + 1]++;
                }
            }
        }

        List<int> persons = [];
        List<int> starts = [];
        for (var person = 0; person < slots; person++)
        {
            if (next[person + 1] > 0)
            {
                persons.Add(person);
                starts.Add(next[person]);
            }

            next[person + 1] += next[person];
        }

        var count = next[slots];
        Persons = [.. persons];
        Starts = [.. starts, count];
        Times = new int[count];
        _places = new int[snapshot.EventCount];
        var at = 0;
        foreach (var chunk in snapshot.Chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < chunk.Count; i++, at++)
            {
                if (chunk.Types[i] == (int)Domain.TrackedEventType.OwnUse)
                {
                    _places[at] = -1;
                    continue;
                }

                var place = next[actors.PersonOf(chunk.Actors[i])]++;
                _places[at] = place;
                Times[place] = chunk.IsUndated ? EventLog.Undated : (int)Math.Min(chunk.SecondsAt(i) - BaseSeconds, int.MaxValue);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (Order() is { } moved)
        {
            for (var i = 0; i < _places.Length; i++)
            {
                _places[i] = _places[i] < 0 ? -1 : moved[_places[i]];
            }
        }

        Ends = EventLog.Ends(Times);
        Customers = Array.ConvertAll(Persons, person => actors.Customers[person]);
    }

    /// <summary>What is laid out.</summary>
    public EventSnapshot Snapshot { get; }

    /// <summary>The second since 1970 UTC from which times count.</summary>
    public long BaseSeconds { get; }

    /// <summary>Seconds since <see cref="BaseSeconds"/>, by place.</summary>
    public int[] Times { get; }

    /// <summary>The earliest and the latest of <see cref="Times"/>; null when none is dated.</summary>
    public (int First, int Last)? Ends { get; }

    /// <summary>The places of persons' first events, and one past the last event.</summary>
    public int[] Starts { get; }

    /// <summary>Keys of persons, ascending.</summary>
    public int[] Persons { get; }

    /// <summary>Their keys among customers; 0 for nobody who is known.</summary>
    public int[] Customers { get; }

    /// <summary>The column of an attribute that is neither a bucket of time nor a label.</summary>
    public EventColumn Column(EventTrait trait) => _columns.GetOrAdd(trait, t => new Lazy<EventColumn>(() => Load(t))).Value;

    /// <summary>Each event's effect on revenue in ten-thousandths, by place; empty where no event has one.</summary>
    public long[] Revenue => _revenue.Value;

    /// <summary>The column of labels that models give customers.</summary>
    public EventColumn Labels(LabelColumn labels) =>
        EventColumn.OfPersons([string.Empty, .. labels.Names.Skip(1)], Array.ConvertAll(Customers, labels.CodeOf));

    /// <summary>Brings each person's events into the order of time where chunks overlap; for each place where its event went, or null when nothing moved.</summary>
    private int[]? Order()
    {
        int[]? moved = null;
        for (var person = 0; person < Persons.Length; person++)
        {
            var times = Times.AsSpan(Starts[person], Starts[person + 1] - Starts[person]);
            var isSorted = true;
            for (var i = 1; i < times.Length && isSorted; i++)
            {
                isSorted = times[i - 1] <= times[i];
            }

            if (isSorted)
            {
                continue;
            }

            moved ??= [.. Enumerable.Range(0, Times.Length)];

            // Stable: events of one second stay in the order of writing.
            var keys = new (int Time, int At)[times.Length];
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = (times[i], i);
            }

            Array.Sort(keys);
            for (var i = 0; i < keys.Length; i++)
            {
                times[i] = keys[i].Time;
                moved[Starts[person] + keys[i].At] = Starts[person] + i;
            }
        }

        return moved;
    }

    private EventColumn Load(EventTrait trait) => trait.Field switch
    {
        EventField.Name => OfEvents(Snapshot.Names, static c => c.Names),
        EventField.Page => OfEvents(Snapshot.Pages, static c => c.Pages),
        EventField.Referrer => OfEvents(Snapshot.Referrers, static c => c.Referrers),
        EventField.Channel => OfEvents(Snapshot.Channels, static c => c.Channels),
        EventField.Device => Devices(),
        EventField.Type => Types(),
        EventField.Gender => OfPersons(Snapshot.Genders, Snapshot.Actors.Genders),
        _ => Property(trait.Key!),
    };

    private EventColumn OfEvents(NameTable names, Func<EventChunk, CodeColumn> column) => Make(names.Names, column, null);

    private EventColumn OfPersons(NameTable names, ReadOnlySpan<int> codes)
    {
        var found = new int[Persons.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = Persons[i] < codes.Length ? codes[Persons[i]] : 0;
        }

        return EventColumn.OfPersons(names.Names, found);
    }

    private EventColumn Types()
    {
        var codes = Gather(static c => c.Types);
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i]++;
        }

        return EventColumn.OfEvents(TypeNames, codes);
    }

    private EventColumn Devices()
    {
        var own = Snapshot.Chunks.Any(static c => c.Devices.Max > 0);
        return own ? Make(Snapshot.Devices.Names, static c => c.Devices, Snapshot.Actors.Devices.ToArray()) : OfPersons(Snapshot.Devices, Snapshot.Actors.Devices);
    }

    private long[] Revenues()
    {
        if (!Snapshot.Chunks.Any(static c => c.RevenueUnits.Length > 0))
        {
            return [];
        }

        var units = new long[Times.Length];
        Each((chunk, start) =>
        {
            for (var i = 0; i < chunk.RevenuePositions.Length; i++)
            {
                if (_places[start + chunk.RevenuePositions[i]] is >= 0 and var place)
                {
                    units[place] = chunk.RevenueUnits[i];
                }
            }
        });
        return units;
    }

    private EventColumn Property(string name)
    {
        var key = Snapshot.PropertyKeys.Find(name);
        for (var code = 1; key < 0 && code < Snapshot.PropertyKeys.Count; code++)
        {
            key = string.Equals(Snapshot.PropertyKeys.Names[code], name, StringComparison.OrdinalIgnoreCase) ? code : key;
        }

        if (key <= 0)
        {
            return EventColumn.OfPersons([string.Empty], new int[Persons.Length]);
        }

        var values = Snapshot.PropertyValues(key);
        var ofPersons = Snapshot.Actors.Attribute(key);
        if (!Snapshot.Chunks.Any(c => Array.Exists(c.Properties, p => p.Key == key)))
        {
            return OfPersons(values, ofPersons);
        }

        var codes = new int[Times.Length];
        Each((chunk, start) =>
        {
            if (Array.Find(chunk.Properties, p => p.Key == key) is { } column)
            {
                var buffer = new int[chunk.Count];
                column.CopyTo(0, buffer);
                Scatter(start, buffer, codes);
            }
        });
        Fill(codes, ofPersons.ToArray());
        return EventColumn.OfEvents(values.Names, codes);
    }

    private EventColumn Make(IReadOnlyList<string> names, Func<EventChunk, CodeColumn> column, int[]? persons)
    {
        var codes = Gather(column);
        if (persons is not null)
        {
            Fill(codes, persons);
        }

        return EventColumn.OfEvents(names, codes);
    }

    private int[] Gather(Func<EventChunk, CodeColumn> column)
    {
        var codes = new int[Times.Length];
        Each((chunk, start) =>
        {
            var buffer = new int[chunk.Count];
            column(chunk).CopyTo(0, buffer);
            Scatter(start, buffer, codes);
        });
        return codes;
    }

    private void Each(Action<EventChunk, int> work)
    {
        var starts = new int[Snapshot.Chunks.Count + 1];
        for (var i = 0; i < Snapshot.Chunks.Count; i++)
        {
            starts[i + 1] = starts[i] + Snapshot.Chunks[i].Count;
        }

        Parallel.For(0, Snapshot.Chunks.Count, i => work(Snapshot.Chunks[i], starts[i]));
    }

    private void Scatter(int start, int[] values, int[] codes)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (_places[start + i] is >= 0 and var place)
            {
                codes[place] = values[i];
            }
        }
    }

    private void Fill(int[] codes, int[] persons)
    {
        for (var person = 0; person < Persons.Length; person++)
        {
            if (Persons[person] < persons.Length && persons[Persons[person]] is > 0 and var code)
            {
                for (var place = Starts[person]; place < Starts[person + 1]; place++)
                {
                    codes[place] = codes[place] == 0 ? code : codes[place];
                }
            }
        }
    }
}
