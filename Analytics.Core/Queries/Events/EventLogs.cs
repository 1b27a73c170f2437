using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Facts.Events;
using Analytics.Core.Queries.Execution;
using Analytics.Core.Storage;

namespace Analytics.Core.Queries.Events;

/// <summary>Lays the newest snapshot of the events out person by person, once for each, and answers who is behind a key. A singleton; safe for concurrent use.</summary>
/// <param name="store">The events.</param>
/// <param name="settings">The shop's settings at the moment of asking.</param>
/// <param name="clock">The clock.</param>
/// <param name="facts">The customers; null where nobody asks for them.</param>
/// <param name="reader">Storage, for the ids of who acts; null where nobody asks for them.</param>
/// <param name="labels">What models say of each customer; null where nobody says anything.</param>
public sealed class EventLogs(
    EventStore store, Func<ShopSettings> settings, TimeProvider clock, FactStore? facts = null, EventReader? reader = null, ICustomerLabels? labels = null) : IEventLogs
{
    private const int ClosedAfterDays = 7;
    private const long SecondsADay = 86_400;

    private readonly Lock _gate = new();
    private EventLayout? _layout;
    private Counted? _counted;

    /// <inheritdoc />
    public event Action<long>? Changed
    {
        add => store.Changed += value;
        remove => store.Changed -= value;
    }

    /// <inheritdoc />
    public long Version => store.Current.Version;

    /// <inheritdoc />
    public long EventCount => Extent(store.Current).Count;

    /// <inheritdoc />
    public Period? Span
    {
        get
        {
            var (extent, shop) = (Extent(store.Current), settings());
            var calendar = new ShopCalendar(shop.TimeZone, shop.WeekStart);
            return extent is { First: { } first, Last: { } last } ? new Period(calendar.DayOf(first), calendar.DayOf(last)) : null;
        }
    }

    /// <inheritdoc />
    public Freshness Freshness
    {
        get
        {
            var (snapshot, shop) = (store.Current, settings());
            var extent = Extent(snapshot);
            return new Freshness(
                snapshot.Version,
                extent.Last is { } last ? DateTimeOffset.FromUnixTimeSeconds(last) : null,
                extent.Count,
                Today(extent.Last, shop, new ShopCalendar(shop.TimeZone, shop.WeekStart)),
                IsClosed(extent.Last, shop));
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Properties => [.. store.Current.PropertyKeys.Names.Skip(1)];

    /// <inheritdoc />
    public EventLog Hold(CancellationToken cancellationToken = default)
    {
        var layout = LayOut(cancellationToken);
        var shop = settings();
        var calendar = new ShopCalendar(shop.TimeZone, shop.WeekStart);
        var set = labels?.Current ?? CustomerLabelSet.Empty;
        return new EventLog(
            layout.Snapshot.Version,
            layout.BaseSeconds,
            layout.Times,
            layout.Ends,
            layout.Starts,
            layout.Persons,
            layout.Customers,
            calendar,
            Today(Extent(layout.Snapshot).Last, shop, calendar),
            trait => trait.IsLabel ? layout.Labels(set.Column(LabelOf(trait.Field), "by")) : layout.Column(trait),
            () => layout.Revenue);
    }

    /// <inheritdoc />
    public IReadOnlyList<EventPerson> People(IReadOnlyList<int> persons, CancellationToken cancellationToken = default)
    {
        var actors = store.Current.Actors;
        var ids = reader?.ReadActors(persons, cancellationToken);
        var customers = facts?.Current.Customers;
        return
        [
            .. persons.Select((person, i) =>
            {
                var customer = person < actors.Count ? actors.Customers[person] : 0;
                var name = customer > 0 && customers is not null && customer < customers.Slots ? customers[customer].Name : null;
                return new EventPerson(person, ids?[i] ?? string.Empty, customer, name);
            }),
        ];
    }

    /// <inheritdoc />
    public int? Find(string id)
    {
        var actors = store.Current.Actors;
        return reader?.FindActor(id) is { } actor && actor < actors.Count ? actors.PersonOf(actor) : null;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Values(EventTrait attribute, string? search, int take)
    {
        if (attribute.IsTime || attribute.IsLabel)
        {
            return [];
        }

        var layout = LayOut(CancellationToken.None);
        var column = layout.Column(attribute);
        var counts = new int[column.Names.Count];
        for (var person = 0; person < layout.Persons.Length; person++)
        {
            for (var place = layout.Starts[person]; place < layout.Starts[person + 1]; place++)
            {
                counts[column.CodeAt(place, person)]++;
            }
        }

        return
        [
            .. Enumerable.Range(1, column.Names.Count - 1)
                .Where(code => counts[code] > 0 && (string.IsNullOrEmpty(search) || column.Names[code].Contains(search, StringComparison.OrdinalIgnoreCase)))
                .OrderByDescending(code => counts[code])
                .ThenBy(code => column.Names[code], StringComparer.Ordinal)
                .Take(take)
                .Select(code => column.Names[code]),
        ];
    }

    private static Dimension LabelOf(EventField field) => field switch
    {
        EventField.RfmSegment => Dimension.RfmSegment,
        EventField.ValueTier => Dimension.ValueTier,
        _ => Dimension.ChurnTier,
    };

    // As in a closed dataset of purchases: where the last event is old, its day counts as today.
    private DateOnly Today(long? last, ShopSettings shop, ShopCalendar calendar) =>
        calendar.DayOf(last is { } at && IsClosed(last, shop) ? at : clock.GetUtcNow().ToUnixTimeSeconds());

    private bool IsClosed(long? last, ShopSettings shop) =>
        last is { } at && (shop.TreatAsClosed ?? (clock.GetUtcNow().ToUnixTimeSeconds() - at > ClosedAfterDays * SecondsADay));

    // Counted once for each snapshot: this application's own use is nothing that customers do.
    private Counted Extent(EventSnapshot snapshot)
    {
        if (_counted is { } known && ReferenceEquals(known.Snapshot, snapshot))
        {
            return known;
        }

        var count = 0L;
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var chunk in snapshot.Chunks)
        {
            if (chunk.Types.Max < (int)TrackedEventType.OwnUse)
            {
                count += chunk.Count;
                if (!chunk.IsUndated)
                {
                    (first, last) = (Math.Min(first, chunk.MinSeconds), Math.Max(last, chunk.MaxSeconds));
                }

                continue;
            }

            for (var i = 0; i < chunk.Count; i++)
            {
                if (chunk.Types[i] != (int)TrackedEventType.OwnUse)
                {
                    count++;
                    if (!chunk.IsUndated)
                    {
                        (first, last) = (Math.Min(first, chunk.SecondsAt(i)), Math.Max(last, chunk.SecondsAt(i)));
                    }
                }
            }
        }

        var counted = new Counted(snapshot, count, first <= last ? first : null, first <= last ? last : null);
        _counted = counted;
        return counted;
    }

    private EventLayout LayOut(CancellationToken cancellationToken)
    {
        // One at a time: who waits here wants the same.
        lock (_gate)
        {
            var snapshot = store.Current;
            if (_layout is null || !ReferenceEquals(_layout.Snapshot, snapshot))
            {
                _layout = null;
                _layout = new EventLayout(snapshot, cancellationToken);
            }

            return _layout;
        }
    }

    private sealed record Counted(EventSnapshot Snapshot, long Count, long? First, long? Last);
}
