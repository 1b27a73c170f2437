namespace Analytics.Core.Queries.Execution;

/// <summary>Lists the buckets of time of a period, those without a line among them.</summary>
internal static class TimeFill
{
    /// <summary>Adds keys, so that every row there is has every bucket from the period's first day to its last or to today.</summary>
    /// <exception cref="QueryException">That would be more rows than <paramref name="limit"/>.</exception>
    public static HashSet<long> Fill(IEnumerable<long> keys, RowKeys rows, QueryContext context, Period period, int limit)
    {
        var filled = new HashSet<long>(keys);
        if (rows.Buckets.Count == 0 || context.Span is null)
        {
            return filled;
        }

        var last = context.Today > context.Span.To ? context.Today : context.Span.To;
        last = period.To < last ? period.To : last;
        var rests = new HashSet<long>();
        foreach (var key in filled)
        {
            if (!rows.IsOther(key))
            {
                rests.Add(rows.WithoutBuckets(key));
            }
        }

        var hasOther = !rows.OtherMixesTime && filled.Any(rows.IsOther);
        if (rests.Count == 0 && rows.Buckets.Count == rows.Parts.Count)
        {
            rests.Add(0);
        }

        foreach (var bucket in BucketKeys(rows, context, period, last).Distinct())
        {
            foreach (var rest in rests)
            {
                filled.Add(bucket + rest);
            }

            if (hasOther)
            {
                filled.Add(rows.OtherOf(bucket));
            }

            if (filled.Count > limit)
            {
                throw QueryLimits.TooManyRows(limit);
            }
        }

        return filled;
    }

    private static IEnumerable<long> BucketKeys(RowKeys rows, QueryContext context, Period period, DateOnly last)
    {
        var calendar = context.Calendar;
        var byHour = rows.Buckets.Any(p => p.Dimension == Dimension.Hour);
        for (var day = period.From; day <= last; day = day.AddDays(1))
        {
            long key = 0;
            foreach (var part in rows.Buckets)
            {
                var index = part.Dimension == Dimension.Hour
                    ? 24L * (day.DayNumber - period.From.DayNumber)
                    : ShopCalendar.BucketIndex(part.Dimension, calendar.BucketStart(part.Dimension, period.From), calendar.BucketStart(part.Dimension, day));
                key += index * part.Stride;
            }

            if (byHour)
            {
                var stride = rows.Buckets.First(p => p.Dimension == Dimension.Hour).Stride;
                foreach (var (start, hour) in calendar.HoursOf(day))
                {
                    if (context.IsClosed || start <= context.NowSeconds)
                    {
                        yield return key + (hour * stride);
                    }
                }
            }
            else
            {
                yield return key;
            }

            if (day == DateOnly.MaxValue)
            {
                yield break;
            }
        }
    }
}
