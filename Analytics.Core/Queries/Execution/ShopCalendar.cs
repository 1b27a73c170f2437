using Analytics.Core.Domain;

namespace Analytics.Core.Queries.Execution;

/// <summary>Days, weeks and hours of the shop's zone as seconds since 1970 UTC, changes of the clock included.</summary>
internal sealed class ShopCalendar(TimeZoneInfo zone, DayOfWeek weekStart)
{
    private const long SecondsADay = 86_400;
    private const int QuarterHour = 900;
    private readonly bool _isUtc = zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime;

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The first second of a day: midnight, or the first instant after it where the clock skips midnight; the earlier one where it repeats.</summary>
    public long StartOfDay(DateOnly day) =>
        _isUtc ? (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * SecondsADay : ShopDay.Start(day, zone);

    /// <summary>The day to which an instant belongs.</summary>
    public DateOnly DayOf(long seconds) => DateOnly.FromDateTime(LocalTime(seconds));

    /// <summary>What the shop's clock shows at an instant.</summary>
    public DateTime LocalTime(long seconds)
    {
        var clamped = Math.Clamp(seconds, -62_135_500_000L, 253_402_200_000L);
        return TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddSeconds(clamped), zone);
    }

    /// <summary>The first day of the week, month, quarter or year in which <paramref name="day"/> lies; the day itself for days and hours.</summary>
    public DateOnly BucketStart(Dimension bucket, DateOnly day) => bucket switch
    {
        Dimension.Week => AddDaysClamped(day, -(((int)day.DayOfWeek - (int)weekStart + 7) % 7)),
        Dimension.Month => new DateOnly(day.Year, day.Month, 1),
        Dimension.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        Dimension.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    /// <summary>How many buckets lie between the first days of two of them.</summary>
    public static int BucketIndex(Dimension bucket, DateOnly first, DateOnly start) => bucket switch
    {
        Dimension.Week => (start.DayNumber - first.DayNumber) / 7,
        Dimension.Month => ((start.Year - first.Year) * 12) + start.Month - first.Month,
        Dimension.Quarter => (((start.Year - first.Year) * 12) + start.Month - first.Month) / 3,
        Dimension.Year => start.Year - first.Year,
        _ => start.DayNumber - first.DayNumber,
    };

    /// <summary>The first day of the bucket <paramref name="index"/> places after the one that begins on <paramref name="first"/>.</summary>
    public static DateOnly BucketAt(Dimension bucket, DateOnly first, int index) => bucket switch
    {
        Dimension.Week => AddDaysClamped(first, 7 * index),
        Dimension.Month => AddMonthsClamped(first, index),
        Dimension.Quarter => AddMonthsClamped(first, 3 * index),
        Dimension.Year => AddMonthsClamped(first, 12 * index),
        _ => AddDaysClamped(first, index),
    };

    /// <summary>The hours of a day: each stretch's first second and the hour on the clock. An hour that repeats is there twice, a skipped one not at all.</summary>
    public IEnumerable<(long Start, int Hour)> HoursOf(DateOnly day)
    {
        var start = StartOfDay(day);
        var end = StartOfDay(AddDaysClamped(day, 1));
        if (end - start == SecondsADay && (_isUtc || LocalTime(end - 1).Hour == 23) && (start % 3600 == 0 || !ChangesWithin(start, end)))
        {
            for (var hour = 0; hour < 24; hour++)
            {
                yield return (start + (hour * 3600L), hour);
            }

            yield break;
        }

        var last = -1;
        for (var at = start; at < end; at += QuarterHour)
        {
            var hour = LocalTime(at).Hour;
            if (hour != last)
            {
                last = hour;
                yield return (at, hour);
            }
        }
    }

    /// <summary>A day later or earlier, held within the calendar.</summary>
    public static DateOnly AddDaysClamped(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    private static DateOnly AddMonthsClamped(DateOnly day, int months)
    {
        var total = Math.Clamp((day.Year * 12) + day.Month - 1 + months, 12, (9999 * 12) + 11);
        return new DateOnly(total / 12, (total % 12) + 1, day.Day);
    }

    private bool ChangesWithin(long start, long end) =>
        zone.GetUtcOffset(DateTime.UnixEpoch.AddSeconds(start)) != zone.GetUtcOffset(DateTime.UnixEpoch.AddSeconds(end - 1));
}
