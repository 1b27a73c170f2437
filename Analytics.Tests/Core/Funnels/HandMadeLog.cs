using Analytics.Core.Queries.Events;
using Analytics.Core.Queries.Execution;

namespace Analytics.Tests.Core.Funnels;

/// <summary>Makes logs of events by hand.</summary>
internal static class HandMadeLog
{
    public static EventLog Of(params (int Person, DateTime At, string Name, string Device)[] events) => Until(30, events);

    /// <summary>A log whose today is so many days after its last event.</summary>
    public static EventLog Until(int daysAfter, params (int Person, DateTime At, string Name, string Device)[] events) => Make(daysAfter, static _ => 0, events);

    /// <summary>A log in which everybody is the customer whose key is theirs.</summary>
    public static EventLog OfCustomers(params (int Person, DateTime At, string Name, string Device)[] events) => Make(30, static person => person, events);

    private static EventLog Make(int daysAfter, Func<int, int> customerOf, (int Person, DateTime At, string Name, string Device)[] events)
    {
        var sorted = events.OrderBy(static e => e.Person).ThenBy(static e => e.At).ToArray();
        var basis = sorted.Length == 0 ? 0 : new DateTimeOffset(sorted.Min(static e => e.At), TimeSpan.Zero).ToUnixTimeSeconds();
        int[] persons = [.. sorted.Select(static e => e.Person).Distinct()];
        int[] starts = [.. persons.Select(p => Array.FindIndex(sorted, e => e.Person == p)), sorted.Length];
        var calendar = new ShopCalendar(TimeZoneInfo.Utc, DayOfWeek.Monday);
        var today = sorted.Length == 0 ? new DateOnly(2026, 1, 1) : DateOnly.FromDateTime(sorted.Max(static e => e.At)).AddDays(daysAfter);
        int[] times = [.. sorted.Select(e => (int)(new DateTimeOffset(e.At, TimeSpan.Zero).ToUnixTimeSeconds() - basis))];
        return new EventLog(
            1,
            basis,
            times,
            EventLog.Ends(times),
            starts,
            persons,
            [.. persons.Select(customerOf)],
            calendar,
            today,
            attribute => Column(attribute, sorted));
    }

    private static EventColumn Column(EventTrait attribute, (int Person, DateTime At, string Name, string Device)[] sorted)
    {
        string[] values = [.. sorted.Select(e => attribute.Field switch { EventField.Name => e.Name, EventField.Device => e.Device, _ => string.Empty })];
        List<string> names = ["", .. values.Where(static v => v.Length > 0).Distinct(StringComparer.Ordinal)];
        return EventColumn.OfEvents(names, (int[])[.. values.Select(v => names.IndexOf(v))]);
    }
}
