namespace Analytics.Core.Queries.Execution;

/// <summary>Makes a result's rows: the best and "Other", buckets without lines, comparison by position, order.</summary>
internal sealed class RowBuilder(QueryContext context, AnalyticsQuery query, RowKeys keys, Period period)
{
    /// <summary>The rows.</summary>
    /// <exception cref="QueryException">There are more of them than the question allows; nothing was built then.</exception>
    public IReadOnlyList<QueryRow> Build(WindowScan current, WindowScan? comparison)
    {
        var rank = query.OrderBy ?? query.Measures[0];
        HashSet<long>? top = query.Top is { } count ? current.Best(rank, query.Descending, count) : null;
        var limit = query.MaxRows ?? QueryLimits.DefaultRows;
        var rowKeys = new HashSet<long>();
        foreach (var key in current.Keys)
        {
            if (rowKeys.Add(top is null || top.Contains(keys.WithoutLeading(key)) ? key : keys.OtherOf(key)) && rowKeys.Count > limit)
            {
                throw QueryLimits.TooManyRows(limit);
            }
        }

        rowKeys = query.FillTime ? TimeFill.Fill(rowKeys, keys, context, period, limit) : rowKeys;
        var math = current.Rows(top);
        var other = comparison is { MatchedLines: > 0 } ? comparison.Rows(top) : null;
        var labels = new Dictionary<(int Part, int Index), DimensionValue>();
        var rows = new List<(long Key, decimal? Rank, QueryRow Row)>();
        foreach (var key in rowKeys)
        {
            var values = query.Measures.Select(m => math.Of(m, key)).ToArray();
            var held = other is not null && HasBucket(key, comparison!.Window.Days) ? query.Measures.Select(m => other.Of(m, key)).ToArray() : null;
            rows.Add((key, math.Of(rank, key).Value, new QueryRow(Values(key, labels), values, held, keys.IsOther(key), IsUnfinished(key))));
        }

        rows.Sort(Compare);
        return [.. rows.Select(r => r.Row)];
    }

    private DimensionValue[] Values(long key, Dictionary<(int Part, int Index), DimensionValue> labels)
    {
        var values = new DimensionValue[keys.Parts.Count];
        for (var p = 0; p < values.Length; p++)
        {
            if (keys.IsOther(key) && p >= keys.Leading.Count)
            {
                values[p] = new DimensionValue(DimensionValue.OtherKey, "Other");
                continue;
            }

            var index = keys.Parts[p].IndexIn(keys.IsOther(key) ? key - keys.Space : key);
            if (!labels.TryGetValue((p, index), out var value))
            {
                labels[(p, index)] = value = context.Domain.Value(keys.Parts[p].Dimension, index, period);
            }

            values[p] = value;
        }

        return values;
    }

    /// <summary>Whether the comparison period has a bucket at this position.</summary>
    private bool HasBucket(long key, Period window)
    {
        foreach (var part in keys.IsOther(key) ? keys.Leading : keys.Buckets)
        {
            if (part.IndexIn(keys.IsOther(key) ? key - keys.Space : key) >= context.Domain.Size(part.Dimension, window))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsUnfinished(long key)
    {
        if (keys.DaysOf(key, period) is not { } days)
        {
            return false;
        }

        if (query.Period is { } asked && (days.From < asked.From || days.To > asked.To))
        {
            return true;
        }

        var byHour = (keys.IsOther(key) ? keys.Leading : keys.Buckets).Any(p => p.Dimension == Dimension.Hour);
        return byHour && !context.IsClosed
            ? keys.WindowOf(key, TimeWindow.Of(days, context.Calendar)).End > context.NowSeconds
            : days.To > context.LastFinishedDay;
    }

    private int Compare((long Key, decimal? Rank, QueryRow Row) left, (long Key, decimal? Rank, QueryRow Row) right)
    {
        if (query.OrderBy is null)
        {
            foreach (var part in keys.Parts)
            {
                var natural = DimensionCatalog.Of(part.Dimension).IsTimeBucket
                    ? query.Top is null || keys.Leading.Contains(part)
                    : query.Top is null && part.Dimension is Dimension.Weekday or Dimension.HourOfDay or Dimension.AgeGroup;
                var by = natural ? part.IndexIn(Ordinary(left.Key)).CompareTo(part.IndexIn(Ordinary(right.Key))) : 0;
                if (by != 0)
                {
                    return by;
                }
            }
        }

        if (left.Row.IsOther != right.Row.IsOther)
        {
            return left.Row.IsOther ? 1 : -1;
        }

        if (left.Rank.HasValue != right.Rank.HasValue)
        {
            return left.Rank.HasValue ? -1 : 1;
        }

        var ranked = decimal.Compare(left.Rank ?? 0, right.Rank ?? 0);
        return ranked != 0 ? (query.Descending ? -ranked : ranked) : left.Key.CompareTo(right.Key);
    }

    private long Ordinary(long key) => keys.IsOther(key) ? key - keys.Space : key;
}
