using Analytics.Core.Storage;

namespace Analytics.Core.Facts.Events;

/// <summary>All events that can be asked about at one version of them; never changed once made, so that readers need no lock.</summary>
/// <remarks>
/// To go through events: for each of <see cref="Chunks"/> take the columns, pass the chunk over where its times or codes lie outside, and lead
/// <see cref="EventChunk.Actors"/> through <see cref="EventActors.People"/> to persons. Instants are seconds since 1970 UTC; days and hours are the shop's
/// zone (<see cref="Domain.ShopSettings"/>). Events at one second are at one instant: their order says nothing.
/// </remarks>
public sealed class EventSnapshot
{
    /// <summary>No events at all.</summary>
    public static EventSnapshot Empty { get; } = new();

    /// <summary>Which database the events are of.</summary>
    public Guid DatabaseId { get; init; }

    /// <summary>The version of purchases and customers that customers' keys are of.</summary>
    public long DataVersion { get; init; }

    /// <summary>Storage's version of the events.</summary>
    public long Version { get; init; }

    /// <summary>The number that Storage drew with this version.</summary>
    public long Stamp { get; init; }

    /// <summary>The events. Chunks that are undated come last.</summary>
    internal IReadOnlyList<EventChunk> Chunks { get; init; } = [];

    /// <summary>The batches whose events count, by key.</summary>
    public IReadOnlyDictionary<int, EventBatch> Batches { get; init; } = new Dictionary<int, EventBatch>();

    /// <summary>Who acts.</summary>
    public EventActors Actors { get; init; } = EventActors.Empty;

    /// <summary>Names of events: what a funnel's step is.</summary>
    public NameTable Names { get; init; } = NameTable.Empty;

    /// <summary>Pages.</summary>
    public NameTable Pages { get; init; } = NameTable.Empty;

    /// <summary>Referrers.</summary>
    public NameTable Referrers { get; init; } = NameTable.Empty;

    /// <summary>Devices of events and of persons.</summary>
    public NameTable Devices { get; init; } = NameTable.Empty;

    /// <summary>Channels.</summary>
    public NameTable Channels { get; init; } = NameTable.Empty;

    /// <summary>Genders of persons.</summary>
    public NameTable Genders { get; init; } = NameTable.Empty;

    /// <summary>Names of events' properties and persons' attributes.</summary>
    public NameTable PropertyKeys { get; init; } = NameTable.Empty;

    /// <summary>The values of a property by its key's code; the one at <see cref="EventProperty.NotKept"/> stands for all beyond the first 100,000.</summary>
    internal IReadOnlyList<NameTable> ValuesByKey { get; init; } = [];

    /// <summary>How many events there are.</summary>
    public long EventCount => Chunks.Sum(static c => (long)c.Count);

    /// <summary>The earliest event's second since 1970 UTC; null when no event has one.</summary>
    public long? FirstSeconds => Chunks.Any(static c => !c.IsUndated) ? Chunks.Where(static c => !c.IsUndated).Min(static c => c.MinSeconds) : null;

    /// <summary>The latest event's second since 1970 UTC; null when no event has one.</summary>
    public long? LastSeconds => Chunks.Any(static c => !c.IsUndated) ? Chunks.Where(static c => !c.IsUndated).Max(static c => c.MaxSeconds) : null;

    /// <summary>What the events' columns take in memory, in bytes.</summary>
    public long EventBytes => Chunks.Sum(static c => c.Bytes);

    /// <summary>The values of a property or attribute, by its key's code.</summary>
    public NameTable PropertyValues(int key) => key > 0 && key < ValuesByKey.Count ? ValuesByKey[key] : NameTable.Empty;
}
