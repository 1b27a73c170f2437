namespace Analytics.Core.Queries.Execution;

/// <summary>Cuts windows into stretches of one key, by the shop's calendar.</summary>
/// <param name="calendar">The shop's days and hours.</param>
/// <param name="data">The days that have any line.</param>
/// <param name="hourPasses">Hours of the day that filters keep; null for all.</param>
/// <param name="weekdayPasses">Weekdays (0 Monday) that filters keep; null for all.</param>
internal sealed class AxisBuilder(ShopCalendar calendar, Period data, bool[]? hourPasses, bool[]? weekdayPasses)
{
    private const int MaxStretches = 20_000_000;

    /// <summary>How far buckets without any line may follow the data and still be held against the one before.</summary>
    private const int DaysAfterData = 800;

    /// <summary>The axis of <paramref name="window"/>; null when no line can lie in it.</summary>
    /// <param name="window">What to cut.</param>
    /// <param name="parts">The key's parts that depend on time.</param>
    /// <param name="origin">The window from whose first bucket indexes count.</param>
    public TimeAxis? Build(TimeWindow window, IReadOnlyList<KeyPart> parts, Period origin)
    {
        var axis = new Stretches();
        foreach (var (start, day, hour) in Pieces(window.Days, parts, 0))
        {
            axis.Add(start, Passes(day, hour) ? Key(parts, origin, day, hour) : -1);
        }

        return axis.Build(EndOf(window.Days, 0));
    }

    /// <summary>
    /// An axis on which every line of a bucket has the key of the bucket after it: what was active before each row.
    /// The bucket before the window's first one is read whole, and so is each later one, even where the window cuts it.
    /// </summary>
    public TimeAxis? BuildShifted(TimeWindow window, IReadOnlyList<KeyPart> parts)
    {
        var buckets = parts.Where(p => DimensionCatalog.Of(p.Dimension).IsTimeBucket).ToList();
        var others = parts.Where(p => !DimensionCatalog.Of(p.Dimension).IsTimeBucket).ToList();
        var coarsest = buckets.MaxBy(p => Array.IndexOf(Coarseness, p.Dimension)).Dimension;
        var early = ShopCalendar.BucketAt(coarsest, calendar.BucketStart(coarsest, window.Days.From), -1);
        var extended = new Period(early, window.Days.To);
        var pieces = new List<(long Start, long Cell, long Other)>();
        foreach (var (start, day, hour) in Pieces(extended, parts, DaysAfterData))
        {
            // Cells count from an early origin, so that their indexes are never negative; only their equality matters here.
            pieces.Add((start, CellOf(buckets, early, day, hour), Passes(day, hour) ? Key(others, window.Days, day, hour) : -1));
        }

        var next = new long[pieces.Count];
        var following = -1L;
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            if (i + 1 < pieces.Count && pieces[i + 1].Cell != pieces[i].Cell)
            {
                var day = calendar.DayOf(pieces[i + 1].Start);
                following = LastOfCell(pieces, i + 1) < window.Start
                    ? -1
                    : Key(buckets, window.Days, day < window.Days.From ? window.Days.From : day, calendar.LocalTime(pieces[i + 1].Start).Hour);
            }

            next[i] = following;
        }

        var axis = new Stretches();
        for (var i = 0; i < pieces.Count; i++)
        {
            axis.Add(pieces[i].Start, next[i] < 0 || pieces[i].Other < 0 ? -1 : next[i] + pieces[i].Other);
        }

        return axis.Build(EndOf(extended, DaysAfterData));
    }

    private static readonly Dimension[] Coarseness =
        [Dimension.Hour, Dimension.Day, Dimension.Week, Dimension.Month, Dimension.Quarter, Dimension.Year];

    private static long LastOfCell(List<(long Start, long Cell, long Other)> pieces, int first)
    {
        var at = first;
        while (at + 1 < pieces.Count && pieces[at + 1].Cell == pieces[first].Cell)
        {
            at++;
        }

        return at + 1 < pieces.Count ? pieces[at + 1].Start - 1 : long.MaxValue;
    }

    private long CellOf(List<KeyPart> buckets, DateOnly origin, DateOnly day, int hour)
    {
        long cell = 0;
        foreach (var bucket in buckets)
        {
            cell = (cell * 4_000_000) + Index(bucket.Dimension, origin, day, hour);
        }

        return cell;
    }

    private long Key(IReadOnlyList<KeyPart> parts, Period origin, DateOnly day, int hour)
    {
        long key = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            key += parts[i].Stride * Index(parts[i].Dimension, origin.From, day, hour);
        }

        return key;
    }

    private long Index(Dimension dimension, DateOnly origin, DateOnly day, int hour) => dimension switch
    {
        Dimension.Weekday => ((int)day.DayOfWeek + 6) % 7,
        Dimension.HourOfDay => hour,
        Dimension.Hour => (24L * (day.DayNumber - origin.DayNumber)) + hour,
        _ => ShopCalendar.BucketIndex(dimension, calendar.BucketStart(dimension, origin), calendar.BucketStart(dimension, day)),
    };

    private bool Passes(DateOnly day, int hour) =>
        (weekdayPasses is null || weekdayPasses[((int)day.DayOfWeek + 6) % 7]) && (hourPasses is null || hourPasses[hour]);

    private IEnumerable<(long Start, DateOnly Day, int Hour)> Pieces(Period days, IReadOnlyList<KeyPart> parts, int daysAfterData)
    {
        var last = ShopCalendar.AddDaysClamped(data.To, daysAfterData);
        var from = days.From < data.From ? data.From : days.From;
        var to = days.To > last ? last : days.To;
        var byHour = hourPasses is not null || parts.Any(p => p.Dimension is Dimension.Hour or Dimension.HourOfDay);
        var byDay = weekdayPasses is not null || parts.Count > 0;
        if (to >= from && (to.DayNumber - from.DayNumber) * (byHour ? 24L : 1) > MaxStretches)
        {
            throw new QueryException("period", "The period has too many hours to break down; take a shorter one or a coarser bucket.");
        }

        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (byHour)
            {
                foreach (var (start, hour) in calendar.HoursOf(day))
                {
                    yield return (start, day, hour);
                }
            }
            else
            {
                yield return (calendar.StartOfDay(day), day, 0);
            }

            if ((!byHour && !byDay) || day == DateOnly.MaxValue)
            {
                yield break;
            }
        }
    }

    private long EndOf(Period days, int daysAfterData)
    {
        var last = ShopCalendar.AddDaysClamped(data.To, daysAfterData);
        var to = days.To > last ? last : days.To;
        return to == DateOnly.MaxValue ? long.MaxValue : calendar.StartOfDay(to.AddDays(1));
    }

    /// <summary>Stretches as they are found; neighbours with one key become one.</summary>
    private sealed class Stretches
    {
        private readonly List<long> _bounds = [];
        private readonly List<long> _keys = [];

        public void Add(long start, long key)
        {
            if (_keys.Count == 0 || _keys[^1] != key)
            {
                _bounds.Add(start);
                _keys.Add(key);
            }
        }

        public TimeAxis? Build(long end) => _keys.Count == 0 ? null : new TimeAxis([.. _bounds, end], [.. _keys]);
    }
}
