using Analytics.Core.Queries.Execution;

namespace Analytics.Core.Queries.Events;

/// <summary>Days and hours of the shop's clock for many instants. Zones are apart by whole quarter-hours, so one look a quarter-hour is enough.</summary>
internal sealed class EventCalendar
{
    private const int Quarter = 900;
    private const int MostQuarters = 2_000_000;

    private readonly ShopCalendar _calendar;
    private readonly long _first;
    private readonly int[]? _days;
    private readonly byte[]? _hours;

    /// <param name="calendar">The shop's calendar.</param>
    /// <param name="firstSeconds">The earliest instant.</param>
    /// <param name="lastSeconds">The latest instant.</param>
    public EventCalendar(ShopCalendar calendar, long firstSeconds, long lastSeconds)
    {
        _calendar = calendar;
        _first = FloorDiv(firstSeconds);
        var count = FloorDiv(lastSeconds) - _first + 1;
        if (count is < 1 or > MostQuarters)
        {
            return;
        }

        _days = new int[count];
        _hours = new byte[count];
        for (var i = 0; i < count; i++)
        {
            (_days[i], _hours[i]) = Look((_first + i) * Quarter);
        }
    }

    /// <summary>The number of the day.</summary>
    public int DayNumber(long seconds) => _days is null ? Look(seconds).Day : _days[FloorDiv(seconds) - _first];

    /// <summary>The hour of the week: 24 × (weekday − 1) + hour, weekdays from 1 (Monday) on.</summary>
    public int HourOfWeek(long seconds) => _hours is null ? Look(seconds).Hour : _hours[FloorDiv(seconds) - _first];

    private static long FloorDiv(long seconds) => (seconds >= 0 ? seconds : seconds - Quarter + 1) / Quarter;

    private (int Day, byte Hour) Look(long seconds)
    {
        var local = _calendar.LocalTime(seconds);
        return (DateOnly.FromDateTime(local).DayNumber, (byte)((((int)local.DayOfWeek + 6) % 7 * 24) + local.Hour));
    }
}
