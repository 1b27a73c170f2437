namespace Analytics.Core.Queries.Execution;

/// <summary>
/// The anatomy of groups' keys: which parts are buckets of time, which of them lead, and the keys of rows "Other",
/// which lie above all ordinary ones.
/// </summary>
internal sealed class RowKeys
{
    private readonly ShopCalendar _calendar;

    /// <summary>Takes the parts of a query's keys, in the order of its dimensions.</summary>
    public RowKeys(IReadOnlyList<KeyPart> parts, ShopCalendar calendar)
    {
        _calendar = calendar;
        Parts = parts;
        Space = parts.Count == 0 ? 1 : parts[0].Size * parts[0].Stride;
        Buckets = [.. parts.Where(p => IsBucket(p.Dimension))];
        Times = [.. parts.Where(p => DimensionDomain.IsOfTime(p.Dimension))];
        var leading = parts.TakeWhile(p => IsBucket(p.Dimension)).ToList();
        Leading = leading.Count == parts.Count ? [] : leading;
    }

    /// <summary>All parts, in the order of the query's dimensions.</summary>
    public IReadOnlyList<KeyPart> Parts { get; }

    /// <summary>The parts that are buckets of time.</summary>
    public IReadOnlyList<KeyPart> Buckets { get; }

    /// <summary>The parts that come from a line's instant.</summary>
    public IReadOnlyList<KeyPart> Times { get; }

    /// <summary>The buckets of time at the front, each of whose values has an "Other" of its own; none when there is nothing behind them.</summary>
    public IReadOnlyList<KeyPart> Leading { get; }

    /// <summary>One more than the largest ordinary key.</summary>
    public long Space { get; }

    /// <summary>Whether rows "Other" mix buckets of time.</summary>
    public bool OtherMixesTime => Buckets.Count > Leading.Count;

    /// <summary>Whether a key is a row "Other"'s.</summary>
    public bool IsOther(long key) => key >= Space;

    /// <summary>The key of the row "Other" to which <paramref name="key"/> belongs.</summary>
    public long OtherOf(long key) => Space + Sum(Leading, key);

    /// <summary>A key without its leading buckets of time.</summary>
    public long WithoutLeading(long key) => key - Sum(Leading, key);

    /// <summary>The buckets' part of a key; for a row "Other" the leading ones'.</summary>
    public long BucketsOf(long key) => IsOther(key) ? key - Space : Sum(Buckets, key);

    /// <summary>A key without any bucket of time.</summary>
    public long WithoutBuckets(long key) => key - Sum(Buckets, key);

    /// <summary>The days of a key's bucket, both ends inside, as the calendar has them; null when the key has none.</summary>
    public Period? DaysOf(long key, Period window)
    {
        Period? days = null;
        foreach (var part in IsOther(key) ? Leading : Buckets)
        {
            var origin = _calendar.BucketStart(part.Dimension, window.From);
            var index = part.IndexIn(IsOther(key) ? key - Space : key);
            var first = ShopCalendar.BucketAt(part.Dimension, origin, part.Dimension == Dimension.Hour ? index / 24 : index);
            var next = part.Dimension == Dimension.Hour
                ? ShopCalendar.AddDaysClamped(first, 1)
                : ShopCalendar.BucketAt(part.Dimension, origin, index + 1);
            var last = next > first ? ShopCalendar.AddDaysClamped(next, -1) : DateOnly.MaxValue;
            days = days is null || last < days.From || first > days.To
                ? new Period(first, last)
                : new Period(first > days.From ? first : days.From, last < days.To ? last : days.To);
        }

        return days;
    }

    /// <summary>The part of <paramref name="window"/> that a key's buckets cover, to the second.</summary>
    public TimeWindow WindowOf(long key, TimeWindow window)
    {
        if (DaysOf(key, window.Days) is not { } days)
        {
            return window;
        }

        var covered = TimeWindow.Of(days, _calendar);
        var (start, end) = (covered.Start, covered.End);
        foreach (var part in (IsOther(key) ? Leading : Buckets).Where(p => p.Dimension == Dimension.Hour))
        {
            var hour = part.IndexIn(IsOther(key) ? key - Space : key) % 24;
            var hours = _calendar.HoursOf(days.From).ToList();
            start = hours.Where(h => h.Hour == hour).Select(h => h.Start).DefaultIfEmpty(start).Min();
            end = hours.Where(h => h.Start > start && h.Hour != hour).Select(h => h.Start).DefaultIfEmpty(end).Min();
        }

        return new TimeWindow(days, Math.Max(start, window.Start), Math.Min(end, window.End));
    }

    private static bool IsBucket(Dimension dimension) => DimensionCatalog.Of(dimension).IsTimeBucket;

    private static long Sum(IReadOnlyList<KeyPart> parts, long key)
    {
        long sum = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            sum += parts[i].IndexIn(key) * parts[i].Stride;
        }

        return sum;
    }
}
