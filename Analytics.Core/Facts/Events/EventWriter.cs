using System.Text;
using System.Text.Json;
using Analytics.Core.Storage;

namespace Analytics.Core.Facts.Events;

/// <summary>
/// Makes snapshots of events, one after the other: what was added stays, and <see cref="Build"/> hands out the state so far. Not safe for concurrent
/// use; snapshots that were handed out stay as they are.
/// </summary>
public sealed class EventWriter
{
    private const int Kinds = 6;

    /// <summary>Chunks below this many events are merged with the ones that follow.</summary>
    private const int SmallChunk = EventChunk.MaxEvents / 2;

    private readonly List<EventChunk> _dated = [];
    private readonly List<EventChunk> _undated = [];
    private readonly Dictionary<int, EventBatch> _batches = [];
    private readonly NameTables _names = new(NameTable.Empty);
    private readonly NameTables _keys = new(NameTable.Empty);
    private readonly NameTables _values = new(NameTable.Of(["", "(not kept)"]));
    private readonly List<EventProperty> _properties = [];
    private EventChunkBuilder _pending = new();
    private ActorWriter _actors = new();
    private int[] _codes = [];
    private List<EventChunk> _standIns = [];
    private bool _undatedChanged;
    private string? _lastJson;

    /// <summary>The batches that were added, with the last event of each that was.</summary>
    public IReadOnlyDictionary<int, EventBatch> Batches => _batches;

    /// <summary>The largest key of a name that was added.</summary>
    public int LastLabel => _codes.Length - 1;

    /// <summary>One more than the largest key of an actor.</summary>
    public int ActorSlots => _actors.Count;

    /// <summary>The code of a name; a new one if need be, 0 for null.</summary>
    public int Code(EventLabelKind kind, string? name) => _names.Code((int)kind - (int)EventLabelKind.Name, name);

    /// <summary>A property as codes.</summary>
    public EventProperty Property(string name, string value)
    {
        var key = _keys.Code(0, name);
        return new EventProperty(key, value.Length == 0 ? EventProperty.NotKept : _values.Code(key, value, EventProperty.MostValues, EventProperty.NotKept));
    }

    /// <summary>Adds a name of Storage.</summary>
    public void AddLabel(int id, EventLabelKind kind, string name)
    {
        if (id >= _codes.Length)
        {
            Array.Resize(ref _codes, id + 1);
        }

        _codes[id] = Code(kind, name);
    }

    /// <summary>Announces a batch, or that it has grown to what is said here.</summary>
    public void AddBatch(EventBatch batch) => _batches[batch.Id] = batch;

    /// <summary>Adds an event of Storage, whose names were added before.</summary>
    public void Add(int batchId, in EventRecord stored)
    {
        Parse(stored.PropertiesJson);
        Add(
            new EventFact(
                stored.Id,
                batchId,
                stored.AtUnixMs is { } at ? FloorToSeconds(at) : EventFact.Undated,
                stored.ActorId,
                stored.SessionId,
                (int)stored.Type,
                CodeOf(stored.NameId),
                CodeOf(stored.PageId),
                CodeOf(stored.ReferrerId),
                CodeOf(stored.DeviceId),
                CodeOf(stored.ChannelId),
                (int)stored.Engagement,
                stored.RevenueUnits ?? 0,
                stored.SentimentUnits ?? EventFact.NoSentiment),
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_properties));
    }

    /// <summary>Adds an event; those of one batch come in the order of their row ids.</summary>
    public void Add(in EventFact fact, ReadOnlySpan<EventProperty> properties = default)
    {
        if (_pending.IsFull)
        {
            Seal();
        }

        _actors.Reserve(fact.Actor);
        _pending.Add(fact, properties);
    }

    /// <summary>Adds what a batch of Storage says of a visitor; what comes later wins.</summary>
    public void Add(in VisitorFact fact)
    {
        Parse(fact.AttributesJson);
        _actors.SetFacts(
            fact.ActorId,
            fact.AtUnixMs is { } at ? FloorToSeconds(at) : null,
            CodeOf(fact.DeviceId),
            Code(EventLabelKind.Gender, fact.Gender),
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_properties));
    }

    /// <summary>Sets what is known of a visitor: second since 1970 UTC, codes of device and gender, attributes; null and 0 are silent.</summary>
    public void SetVisitor(int actor, long? seconds, int device = 0, int gender = 0, ReadOnlySpan<EventProperty> attributes = default) =>
        _actors.SetFacts(actor, seconds, device, gender, attributes);

    /// <summary>A visitor was seen as a customer (both actors' keys), which may be itself.</summary>
    public void AddAlias(int visitor, int customer, long? seconds) => _actors.AddAlias(visitor, customer, seconds);

    /// <summary>Sets the customer whose id this actor has.</summary>
    public void SetCustomer(int actor, int customerKey) => _actors.SetCustomer(actor, customerKey);

    /// <summary>Forgets which actors are customers, to read it anew.</summary>
    public void ClearCustomers() => _actors.ClearCustomers();

    /// <summary>Forgets attributes, customers and who is whom, to read them anew.</summary>
    public void ClearActors()
    {
        var slots = _actors.Count;
        _actors = new ActorWriter();
        _actors.Reserve(slots - 1);
    }

    /// <summary>Ends a stretch of events: what waits becomes a chunk of its own, and small chunks at the end are merged, twice the size each time.</summary>
    public void EndBatch()
    {
        Seal();
        Merge(_dated);
        Merge(_undated);
    }

    /// <summary>Takes back every event of these batches.</summary>
    public void Drop(IReadOnlySet<int> batchIds)
    {
        Seal();
        Drop(_dated, batchIds);
        Drop(_undated, batchIds);
        foreach (var id in batchIds)
        {
            _batches.Remove(id);
        }

        _undatedChanged = true;
    }

    /// <summary>The state so far.</summary>
    public EventSnapshot Build(Guid databaseId, long version, long stamp = 0, long dataVersion = 0)
    {
        EndBatch();
        var mustDate = _undated.Count > 0 && (_undatedChanged || _actors.DatesChanged);
        var actors = _actors.Build();
        if (mustDate || _undated.Count == 0)
        {
            _standIns = StandIns(actors);
        }

        _undatedChanged = false;
        _ = Code((EventLabelKind)((int)EventLabelKind.Name + Kinds - 1), null);
        _ = _keys.Code(0, null);
        var names = _names.Build();
        return new EventSnapshot
        {
            DatabaseId = databaseId,
            DataVersion = dataVersion,
            Version = version,
            Stamp = stamp,
            Chunks = [.. _dated, .. _standIns],
            Batches = new Dictionary<int, EventBatch>(_batches),
            Actors = actors,
            Names = names[0],
            Pages = names[1],
            Referrers = names[2],
            Devices = names[3],
            Channels = names[4],
            Genders = names[5],
            PropertyKeys = _keys.Build()[0],
            ValuesByKey = _values.Build(),
        };
    }

    private static long FloorToSeconds(long milliseconds) => (milliseconds >= 0 ? milliseconds : milliseconds - 999) / 1000;

    private static void Drop(List<EventChunk> chunks, IReadOnlySet<int> batchIds)
    {
        List<EventChunk> kept = [];
        foreach (var chunk in chunks)
        {
            if (!Array.Exists(chunk.Segments, s => batchIds.Contains(s.BatchId)))
            {
                kept.Add(chunk);
            }
            else if (Array.Exists(chunk.Segments, s => !batchIds.Contains(s.BatchId)))
            {
                var builder = new EventChunkBuilder();
                builder.Add(chunk, batchIds);
                builder.Seal(kept, kept);
            }
        }

        chunks.Clear();
        chunks.AddRange(kept);
    }

    private static void Merge(List<EventChunk> chunks)
    {
        while (chunks.Count >= 2
            && chunks[^1].Count < SmallChunk
            && chunks[^2].Count <= 2 * chunks[^1].Count
            && chunks[^1].Count + chunks[^2].Count <= EventChunk.MaxEvents
            && Math.Max(chunks[^1].MaxSeconds, chunks[^2].MaxSeconds) - Math.Min(chunks[^1].MinSeconds, chunks[^2].MinSeconds) <= int.MaxValue)
        {
            var builder = new EventChunkBuilder();
            builder.Add(chunks[^2]);
            builder.Add(chunks[^1]);
            chunks.RemoveRange(chunks.Count - 2, 2);
            builder.Seal(chunks, chunks);
        }
    }

    private int CodeOf(int label) => label < _codes.Length ? _codes[label] : 0;

    private void Seal()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var before = _undated.Count;
        _pending.Seal(_dated, _undated);
        _undatedChanged |= _undated.Count != before;
        _pending = new EventChunkBuilder();
    }

    // The visitor's date stands in for the instant of an event that has none; those without either stay undated, at the end.
    private List<EventChunk> StandIns(EventActors actors)
    {
        List<EventChunk> dated = [];
        List<EventChunk> undated = [];
        foreach (var chunk in _undated)
        {
            var builder = new EventChunkBuilder();
            builder.Add(chunk, null, fact => actors.SeenAt(fact.Actor) ?? actors.SeenAt(actors.PersonOf(fact.Actor)) ?? EventFact.Undated);
            builder.Seal(dated, undated);
        }

        return [.. dated, .. undated];
    }

    private void Parse(string? json)
    {
        if (ReferenceEquals(json, _lastJson) || string.Equals(json, _lastJson, StringComparison.Ordinal))
        {
            return;
        }

        _lastJson = json;
        _properties.Clear();
        if (json is null)
        {
            return;
        }

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            string? name = null;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString();
                }
                else if (reader.TokenType == JsonTokenType.String && name is { Length: > 0 })
                {
                    _properties.Add(Property(name, reader.GetString()!));
                }
            }
        }
        catch (JsonException)
        {
            // Written by another program: the event counts, its properties cannot.
            _properties.Clear();
        }
    }
}
