using System.Collections.Concurrent;
using Analytics.Core.Queries.Execution;

namespace Analytics.Core.Queries.Events;

/// <summary>
/// All events at one version, person by person and each person's by time: what funnels and paths go through. Columns are laid out in this order when they
/// are first asked for. Safe for concurrent use; hold it no longer than needed, it keeps its data in memory.
/// </summary>
public sealed class EventLog
{
    /// <summary>The time of events that nothing dates: before all others, and all at one instant.</summary>
    public const int Undated = int.MinValue;

    private readonly ShopCalendar _calendar;
    private readonly Func<EventTrait, EventColumn> _load;
    private readonly ConcurrentDictionary<EventTrait, Lazy<EventColumn>> _columns = new();
    private readonly Lazy<EventCalendar> _clock;
    private readonly Lazy<long[]> _revenue;

    internal EventLog(
        long version,
        long baseSeconds,
        int[] times,
        (int First, int Last)? span,
        int[] starts,
        int[] persons,
        int[] customers,
        ShopCalendar calendar,
        DateOnly today,
        Func<EventTrait, EventColumn> load,
        Func<long[]>? revenue = null)
    {
        Version = version;
        BaseSeconds = baseSeconds;
        Times = times;
        Starts = starts;
        Persons = persons;
        Customers = customers;
        Today = today;
        _calendar = calendar;
        _load = load;
        _revenue = new Lazy<long[]>(revenue ?? (static () => []));
        FirstSeconds = span?.First + baseSeconds;
        LastSeconds = span?.Last + baseSeconds;
        _clock = new Lazy<EventCalendar>(() => new EventCalendar(calendar, FirstSeconds ?? 0, LastSeconds ?? 0));
    }

    /// <summary>The version of the events.</summary>
    public long Version { get; }

    /// <summary>How many events there are.</summary>
    public int EventCount => Times.Length;

    /// <summary>How many persons have an event.</summary>
    public int PersonCount => Persons.Length;

    /// <summary>The day that counts as today.</summary>
    public DateOnly Today { get; }

    /// <summary>The shop's zone.</summary>
    public string TimeZoneId => _calendar.Zone.Id;

    /// <summary>The second since 1970 UTC from which times count.</summary>
    public long BaseSeconds { get; }

    /// <summary>The earliest event's second since 1970 UTC; null when no event is dated.</summary>
    public long? FirstSeconds { get; }

    /// <summary>The latest event's second since 1970 UTC; null when no event is dated.</summary>
    public long? LastSeconds { get; }

    /// <summary>The first and last day with an event, both inside; null when no event is dated.</summary>
    public Period? Span => FirstSeconds is { } first && LastSeconds is { } last ? new Period(_calendar.DayOf(first), _calendar.DayOf(last)) : null;

    /// <summary>Seconds since <see cref="BaseSeconds"/> of each event, ascending for each person; <see cref="Undated"/> where nothing dates it.</summary>
    internal int[] Times { get; }

    /// <summary>For each person the place of the first event, and one past the last event at the end.</summary>
    internal int[] Starts { get; }

    /// <summary>The key of each person, ascending.</summary>
    internal int[] Persons { get; }

    /// <summary>For each person the key of the customer; 0 for nobody who is known.</summary>
    internal int[] Customers { get; }

    /// <summary>Seconds since <see cref="BaseSeconds"/> of each event.</summary>
    public ReadOnlySpan<int> AllTimes => Times;

    /// <summary>The place of a person's first event; for the place after the last person, one past the last event.</summary>
    public int StartOf(int person) => Starts[person];

    /// <summary>The key of the person at a place.</summary>
    public int KeyOf(int person) => Persons[person];

    /// <summary>The place of the person with a key; null when no event is theirs.</summary>
    public int? PlaceOf(int key) => Array.BinarySearch(Persons, key) is >= 0 and var place ? place : null;

    /// <summary>The key of the customer that the person at a place is; 0 for nobody who is known.</summary>
    public int CustomerOf(int person) => Customers[person];

    /// <summary>The column of an attribute that is no bucket of time.</summary>
    /// <exception cref="QueryException">The customers do not have these labels yet.</exception>
    public EventColumn Column(EventTrait attribute) =>
        _columns.GetOrAdd(attribute, a => new Lazy<EventColumn>(() => _load(a))).Value;

    /// <summary>An event's effect on revenue in ten-thousandths of the shop's currency; 0 where it has none.</summary>
    /// <param name="place">The event's place.</param>
    public long RevenueUnitsOf(int place) => _revenue.Value is { Length: > 0 } units ? units[place] : 0;

    /// <summary>The time at which a day of the shop begins.</summary>
    public int StartOfDay(DateOnly day) => (int)Math.Clamp(_calendar.StartOfDay(day) - BaseSeconds, Undated + 1L, int.MaxValue);

    /// <summary>The first and the last time, both inside, of a period; without one all times, undated ones among them.</summary>
    public (int From, int To) TimesOf(Period? period) => period is null
        ? (Undated, int.MaxValue)
        : (StartOfDay(period.From), period.To == DateOnly.MaxValue ? int.MaxValue : StartOfDay(period.To.AddDays(1)) - 1);

    /// <summary>The number of the day of a time that is dated.</summary>
    public int DayNumber(int time) => _clock.Value.DayNumber(time + BaseSeconds);

    /// <summary>The hour of the week of a time that is dated: 24 × (weekday − 1) + hour, weekdays from 1 (Monday) on.</summary>
    public int HourOfWeek(int time) => _clock.Value.HourOfWeek(time + BaseSeconds);

    /// <summary>The first day of the week in which a day lies.</summary>
    public DateOnly WeekOf(DateOnly day) => _calendar.BucketStart(Dimension.Week, day);

    /// <summary>The period that another is held against; null where there is none.</summary>
    public static Period? Against(Period period, Comparison comparison) => ComparisonPeriods.Of(period, comparison);

    /// <summary>The earliest and the latest of times; null when none is dated.</summary>
    internal static (int First, int Last)? Ends(ReadOnlySpan<int> times)
    {
        var (first, last) = (int.MaxValue, Undated);
        foreach (var time in times)
        {
            first = time != Undated && time < first ? time : first;
            last = time > last ? time : last;
        }

        return last == Undated ? null : (first, last);
    }

    /// <summary>Which persons lie in which of <paramref name="parts"/> parts with about as many events each: the bounds, ascending.</summary>
    public int[] Split(int parts)
    {
        var bounds = new int[parts + 1];
        bounds[parts] = PersonCount;
        for (var part = 1; part < parts; part++)
        {
            var at = Array.BinarySearch(Starts, (int)((long)EventCount * part / parts));
            bounds[part] = Math.Clamp(at < 0 ? ~at : at, bounds[part - 1], PersonCount);
        }

        return bounds;
    }
}
