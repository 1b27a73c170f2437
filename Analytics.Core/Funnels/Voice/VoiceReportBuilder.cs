using Analytics.Core.Queries;

namespace Analytics.Core.Funnels.Voice;

/// <summary>Counts the reviews that a question keeps, whole and in parts.</summary>
internal static class VoiceReportBuilder
{
    private const int MostBuckets = 2_000;

    public static VoiceReport Build(
        VoiceIndex index, VoiceSelection selection, VoiceQuery query, CustomerLabelSet labels, DayOfWeek weekStart, string zone)
    {
        var total = new VoiceCounter();
        var undated = 0;
        DateOnly? first = null;
        DateOnly? last = null;
        var segment = labels.Columns.GetValueOrDefault(Dimension.RfmSegment);
        var products = new Dictionary<int, VoiceCounter>();
        var categories = new Dictionary<int, VoiceCounter>();
        var segments = new Dictionary<int, VoiceCounter>();
        var buckets = new Dictionary<DateOnly, VoiceCounter>();
        foreach (var row in selection.Within(query.Period))
        {
            total.Add(row);
            Part(products, row.Product).Add(row);
            Part(categories, row.Category).Add(row);
            Part(segments, segment?.CodeOf(row.Customer) ?? 0).Add(row);
            if (selection.DayOf(row) is not { } day)
            {
                undated++;
                continue;
            }

            first = first is null || day < first ? day : first;
            last = last is null || day > last ? day : last;
            Part(buckets, StartOf(day, query.Grain, weekStart)).Add(row);
        }

        return new VoiceReport(
            query,
            total.Tally,
            Before(selection, query),
            undated,
            index.Rows.Count,
            first is { } from && last is { } to ? new Period(from, to) : null,
            Fill(buckets, query.Grain),
            Groups(products, index.Products),
            Groups(categories, index.Categories),
            segment is null ? [] : Groups(segments, [.. segment.Names.Select(static (name, code) => code == 0 ? (string.Empty, string.Empty) : (name, name))]),
            [.. query.Filters.Where(static f => !VoiceQuery.Filterable.Contains(f.Dimension))],
            index.Version.Data,
            zone);
    }

    /// <summary>The first day of the bucket that holds a day.</summary>
    internal static DateOnly StartOf(DateOnly day, Dimension grain, DayOfWeek weekStart) => grain switch
    {
        Dimension.Month => new DateOnly(day.Year, day.Month, 1),
        Dimension.Week => day.AddDays(-Math.Min(day.DayNumber, ((int)day.DayOfWeek - (int)weekStart + 7) % 7)),
        _ => day,
    };

    private static VoiceTally? Before(VoiceSelection selection, VoiceQuery query)
    {
        if (query.Period is not { } period || period.From.DayNumber < period.Days)
        {
            return null;
        }

        var counter = new VoiceCounter();
        foreach (var row in selection.Within(period.Preceding()).Where(static r => r.AtUnixMs is not null))
        {
            counter.Add(row);
        }

        return counter.Tally is { Reviews: > 0 } tally ? tally : null;
    }

    private static List<VoiceBucket> Fill(Dictionary<DateOnly, VoiceCounter> buckets, Dimension grain)
    {
        if (buckets.Count == 0)
        {
            return [];
        }

        var list = new List<VoiceBucket>();
        var end = buckets.Keys.Max();
        for (var at = buckets.Keys.Min(); at <= end && list.Count < MostBuckets; at = Next(at, grain))
        {
            list.Add(new VoiceBucket(at, buckets.GetValueOrDefault(at)?.Tally ?? VoiceTally.Empty));
        }

        return list;
    }

    private static DateOnly Next(DateOnly start, Dimension grain) => grain switch
    {
        Dimension.Month => start.AddMonths(1),
        Dimension.Week => start.AddDays(7),
        _ => start.AddDays(1),
    };

    private static List<VoiceGroup> Groups(Dictionary<int, VoiceCounter> counters, IReadOnlyList<(string Key, string Name)> names) =>
    [
        .. counters.Select(c => new VoiceGroup(names[c.Key].Key, names[c.Key].Name, c.Value.Tally))
            .OrderBy(static g => g.Key.Length == 0)
            .ThenByDescending(static g => g.Tally.Reviews)
            .ThenBy(static g => g.Name, StringComparer.Ordinal),
    ];

    private static VoiceCounter Part<TKey>(Dictionary<TKey, VoiceCounter> parts, TKey key)
        where TKey : notnull
    {
        if (!parts.TryGetValue(key, out var counter))
        {
            parts[key] = counter = new VoiceCounter();
        }

        return counter;
    }
}
