namespace Analytics.Core.Queries.Execution;

/// <summary>
/// Net revenue from customers who had bought before, over the 30 days that end with a period or with each bucket of time.
/// Buckets' windows overlap, so days are gathered once and summed for each.
/// </summary>
internal sealed class RunRate
{
    private const int WindowDays = 30;

    private readonly RowKeys _keys;
    private readonly Period _window;
    private readonly DateOnly _first;
    private readonly DateOnly _last;
    private readonly Dictionary<long, long[]> _days = [];

    /// <summary>Gathers the days.</summary>
    public RunRate(QueryContext context, PlanBuilder planner, RowKeys keys, TimeWindow window, CancellationToken cancellationToken)
    {
        _keys = keys;
        _window = window.Days;
        _last = window.Days.To < context.Today ? window.Days.To : context.Today;
        var begin = keys.Buckets.Count > 0 && window.Days.From < _last ? window.Days.From : _last;
        _first = ShopCalendar.AddDaysClamped(begin, 1 - WindowDays);
        if (context.Span is null)
        {
            return;
        }

        var days = new Period(_first, _last);
        long space;
        try
        {
            space = checked(keys.Space * days.Days);
        }
        catch (OverflowException)
        {
            throw new QueryException("by", "There are too many combinations of these dimensions; leave one out.");
        }

        var day = new KeyPart(Dimension.Day, days.Days, keys.Space);
        List<KeyPart> parts = [day, .. keys.Parts.Where(p => !keys.Buckets.Contains(p))];
        var axis = planner.Axes.Build(TimeWindow.Of(days, context.Calendar), [.. parts.Where(p => DimensionDomain.IsOfTime(p.Dimension))], days);
        if (axis is null)
        {
            return;
        }

        var state = ScanRunner.Run(planner.Plan(axis, window, Need.Repeat, parts, space), cancellationToken);
        for (var group = 0; group < state.Count; group++)
        {
            if (state.Lines[group] == 0)
            {
                continue;
            }

            var key = state.KeyOf(group);
            if (!_days.TryGetValue(key % keys.Space, out var sums))
            {
                _days[key % keys.Space] = sums = new long[days.Days];
            }

            sums[key / keys.Space] += state.Repeat[group];
        }
    }

    /// <summary>Ten-thousandths of the rows that <paramref name="includes"/> accepts (by key without buckets), over the 30 days up to a row's end.</summary>
    public long Of(long rowKey, Func<long, bool> includes)
    {
        var end = _keys.DaysOf(rowKey, _window)?.To ?? _last;
        var to = Math.Min(end.DayNumber, _last.DayNumber) - _first.DayNumber;
        long sum = 0;
        foreach (var (key, days) in _days)
        {
            if (includes(key))
            {
                for (var day = Math.Max(0, to - WindowDays + 1); day <= to; day++)
                {
                    sum += days[day];
                }
            }
        }

        return sum;
    }

    /// <summary>Ten-thousandths of one ordinary row.</summary>
    public long OfRow(long rowKey)
    {
        var wanted = _keys.WithoutBuckets(rowKey);
        if (!_days.TryGetValue(wanted, out var days))
        {
            return 0;
        }

        var end = _keys.DaysOf(rowKey, _window)?.To ?? _last;
        var to = Math.Min(end.DayNumber, _last.DayNumber) - _first.DayNumber;
        long sum = 0;
        for (var day = Math.Max(0, to - WindowDays + 1); day <= to; day++)
        {
            sum += days[day];
        }

        return sum;
    }

    /// <summary>Ten-thousandths of everything, over the last 30 days.</summary>
    public long Total() => OfAllAtEnd(static _ => true);

    /// <summary>Ten-thousandths of the accepted rows (by key without buckets), over the last 30 days.</summary>
    public long OfAllAtEnd(Func<long, bool> includes)
    {
        long sum = 0;
        foreach (var (key, days) in _days)
        {
            if (includes(key))
            {
                for (var day = Math.Max(0, days.Length - WindowDays); day < days.Length; day++)
                {
                    sum += days[day];
                }
            }
        }

        return sum;
    }
}
