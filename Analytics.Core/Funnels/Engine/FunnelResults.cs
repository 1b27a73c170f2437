using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Engine;

/// <summary>Makes the answer of what was counted.</summary>
internal static class FunnelResults
{
    public static FunnelResult Make(FunnelQuery query, EventLog log, FunnelTally tally, PartCodes parts, byte[] levels, Period? days, IReadOnlyList<FunnelName> taken)
    {
        var whole = new int[query.Steps.Count];
        var counted = new List<(DimensionValue Value, int[] Counts)>();
        for (var code = 0; code < parts.Count; code++)
        {
            var counts = tally.Counts(code);
            if (counts[0] == 0)
            {
                continue;
            }

            Add(whole, counts);
            if (query.By is not null)
            {
                counted.Add((parts.ValueOf(code), counts));
            }
        }

        var times = tally.Times();
        var labels = query.Steps.Select(static s => s.Label).ToArray();
        var trend = Days(query, log, tally, days);
        return new FunnelResult(levels, log.Persons)
        {
            Query = query,
            Period = query.Period ?? log.Span,
            TimeZoneId = log.TimeZoneId,
            EventVersion = log.Version,
            Steps = Steps(labels, whole, times),
            Parts = [.. Fold(counted, query.Top, parts.IsTime).Select(p => new FunnelPart(p.Value, Steps(labels, p.Counts, null)))],
            Hours = [.. Enumerable.Range(0, 168).Select(h => new FunnelCell((h / 24) + 1, h % 24, tally.EnteredByHour[h], tally.ConvertedByHour[h]))],
            Days = trend,
            Weeks = Weeks(trend, log),
            Taken = taken,
            Warnings = [.. StepNames.Warnings(taken), .. Warnings(query, log, whole, tally, trend)],
        };
    }

    private static IReadOnlyList<FunnelStepResult> Steps(string[] labels, int[] counts, (FunnelTimes? FromPrevious, FunnelTimes? FromFirst)[]? times) =>
        [.. counts.Select((count, i) => new FunnelStepResult(labels[i], count, i == 0 ? null : counts[i - 1], counts[0], times?[i].FromPrevious, times?[i].FromFirst))];

    private static List<(DimensionValue Value, int[] Counts)> Fold(List<(DimensionValue Value, int[] Counts)> counted, int? top, bool isTime)
    {
        var parts = counted.GroupBy(static c => c.Value.Key, StringComparer.Ordinal).Select(static group =>
        {
            var sum = new int[group.First().Counts.Length];
            foreach (var (_, counts) in group)
            {
                Add(sum, counts);
            }

            return (group.First().Value, Counts: sum);
        }).ToList();
        if (isTime)
        {
            return parts;
        }

        parts = [.. parts.OrderByDescending(static p => p.Counts[0]).ThenBy(static p => p.Value.Key, StringComparer.Ordinal)];
        if (top is not { } most || parts.Count <= most)
        {
            return parts;
        }

        var rest = new int[parts[0].Counts.Length];
        foreach (var (_, counts) in parts.Skip(most))
        {
            Add(rest, counts);
        }

        return [.. parts.Take(most), (new DimensionValue(DimensionValue.OtherKey, "Other"), rest)];
    }

    private static List<FunnelDay> Days(FunnelQuery query, EventLog log, FunnelTally tally, Period? days)
    {
        if (days is null)
        {
            return [];
        }

        var first = Array.FindIndex(tally.EnteredByDay, static n => n > 0);
        if (first < 0)
        {
            return [];
        }

        var last = Array.FindLastIndex(tally.EnteredByDay, static n => n > 0);
        // A day is finished once its last second's window lies within the data.
        var window = query.Window is { } w ? (int)Math.Ceiling(w.TotalDays) : 0;
        return
        [
            .. Enumerable.Range(first, last - first + 1).Select(i => new FunnelDay(
                days.From.AddDays(i), tally.EnteredByDay[i], tally.ConvertedByDay[i], IsOpen(days.From.AddDays(i), window, log))),
        ];
    }

    private static bool IsOpen(DateOnly day, int window, EventLog log) => day.DayNumber + window >= log.Today.DayNumber && log.Today >= log.Span!.To && day >= log.Span.To.AddDays(-window);

    private static List<FunnelDay> Weeks(List<FunnelDay> days, EventLog log) =>
    [
        .. days.GroupBy(d => log.WeekOf(d.Start)).Select(static week => new FunnelDay(
            week.Key, week.Sum(static d => d.Entered), week.Sum(static d => d.Converted), week.Any(static d => d.IsUnfinished) || week.Count() < 7)),
    ];

    private static List<QueryWarning> Warnings(FunnelQuery query, EventLog log, int[] whole, FunnelTally tally, List<FunnelDay> days)
    {
        var warnings = new List<QueryWarning>();
        foreach (var step in query.Steps.Concat(query.Exclusions))
        {
            var named = step.Conditions.FirstOrDefault(static c => c is { Attribute.Field: EventField.Name, Operator: FunnelOperator.Is })?.Values ?? [];
            if (named.Count > 0 && !named.Any(name => log.Column(EventTrait.Name).Names.Contains(name, StringComparer.Ordinal)))
            {
                warnings.Add(new QueryWarning(
                    "unknown-value",
                    $"No event is called “{string.Join("” or “", named)}”{(named.Count > 1 ? $": choose the event of the step “{step.Label}”" : string.Empty)}."));
            }
        }

        if (whole[0] == 0)
        {
            warnings.Add(new QueryWarning("nothing-matched", "Nobody reached the first step."));
        }

        if (tally.Undated > 0)
        {
            warnings.Add(new QueryWarning("undated", "Some events have no date: they count here, but in no hour, no day and no time between steps."));
        }

        if (days.Exists(static d => d.IsUnfinished))
        {
            warnings.Add(new QueryWarning("unfinished-period", "Some of the latest attempts may still be completed."));
        }

        return warnings;
    }

    private static void Add(int[] sum, int[] more)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += more[i];
        }
    }
}
