using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries.Execution;

namespace Analytics.Core.Queries.Live;

/// <summary>Scans the few chunks that reach into the last days. Holds nothing.</summary>
/// <param name="facts">The data.</param>
/// <param name="settings">The shop's settings at the moment of asking.</param>
/// <param name="clock">The clock.</param>
/// <param name="labels">What models and saved rules say of each customer; null where nobody says anything.</param>
public sealed class LiveQueries(FactStore facts, Func<ShopSettings> settings, TimeProvider clock, ICustomerLabels? labels = null) : ILiveQueries
{
    private const int Minutes = 60;

    /// <inheritdoc />
    public LiveTotals Read(params IReadOnlyList<Filter> filters)
    {
        QueryValidator.CheckFilters(filters);
        var snapshot = facts.Current;
        var shop = settings();
        var calendar = new ShopCalendar(shop.TimeZone, shop.WeekStart);
        var now = clock.GetUtcNow();
        var context = filters.Count == 0 ? null : new QueryContext(snapshot, shop, now, labels?.Current);
        var seconds = now.ToUnixTimeSeconds();
        var today = calendar.DayOf(seconds);
        var midnight = calendar.StartOfDay(today);
        var hour = seconds - ((seconds - midnight) % 3_600);
        var firstMinute = seconds - (seconds % 60) - (Minutes * 60);
        var minutes = new Tally[Minutes + 1];
        var categories = new Tally[snapshot.Categories.Count];
        var locations = new Tally[snapshot.Locations.Count];
        var todays = default(Tally);
        var hours = default(Tally);
        if (firstMinute < midnight)
        {
            Visit(-1, firstMinute, midnight, (chunk, i, at) => minutes[(at - firstMinute) / 60].Add(chunk, i));
        }

        Visit(0, midnight, seconds + 1, (chunk, i, at) =>
        {
            if (at >= firstMinute)
            {
                minutes[(at - firstMinute) / 60].Add(chunk, i);
            }

            todays.Add(chunk, i);
            if (at >= hour)
            {
                hours.Add(chunk, i);
            }

            categories[chunk.Categories[i] is > 0 and var own ? own : snapshot.Products[chunk.Products[i]].Category].Add(chunk, i);
            locations[chunk.Locations[i] is > 0 and var place ? place : snapshot.Customers[chunk.Customers[i]].Location].Add(chunk, i);
        });
        var (yesterday, hourYesterday) = Before(1);
        var (lastWeek, hourLastWeek) = Before(7);
        return new LiveTotals(
            TimeZoneInfo.ConvertTime(now, calendar.Zone),
            snapshot.Version,
            new LiveSpan(hours.Count, hourYesterday, hourLastWeek),
            new LiveSpan(todays.Count, yesterday, lastWeek),
            [.. minutes.Select((minute, m) => new LiveMinute(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(firstMinute + (m * 60)), calendar.Zone), minute.Count))],
            Parts(categories, snapshot.Categories),
            Parts(locations, snapshot.Locations),
            snapshot.HasStream);

        // As much of an earlier day as has passed of this one.
        (LiveCount Day, LiveCount Hour) Before(int days)
        {
            var start = calendar.StartOfDay(today.AddDays(-days));
            var end = Math.Min(start + (seconds - midnight) + 1, calendar.StartOfDay(today.AddDays(1 - days)));
            var hourStart = start + (hour - midnight);
            var day = default(Tally);
            var part = default(Tally);
            Visit(-days, start, end, (chunk, i, at) =>
            {
                day.Add(chunk, i);
                if (at >= hourStart)
                {
                    part.Add(chunk, i);
                }
            });
            return (day.Count, part.Count);
        }

        // The lines of a stretch that lies within one day.
        void Visit(int day, long from, long to, Action<FactChunk, int, long> visit)
        {
            if (context is null)
            {
                Scan(snapshot, from, to, visit);
            }
            else
            {
                ScanPart(context, new PlanBuilder(context, filters), today.AddDays(day), from, to, visit);
            }
        }
    }

    private static void ScanPart(QueryContext context, PlanBuilder planner, DateOnly day, long from, long to, Action<FactChunk, int, long> visit)
    {
        if (context.Span is null)
        {
            return;
        }

        var days = new Period(day, day);
        var window = TimeWindow.Of(days, context.Calendar);
        var whole = planner.Axes.Build(window, [], days);
        // Planned even where no line can lie in it: a filter that nobody can answer is an error on every day.
        var plan = planner.Plan(whole ?? new TimeAxis([from, to], [-1]), window, Need.None, [], 1);
        if (whole?.Clip(from, to) is not { } axis)
        {
            return;
        }

        var scanner = new Scanner(plan with { Axis = axis }, new EachLine(visit));
        foreach (var chunk in context.Snapshot.Chunks)
        {
            scanner.Scan(chunk);
        }
    }

    private static void Scan(FactSnapshot snapshot, long from, long to, Action<FactChunk, int, long> visit)
    {
        foreach (var chunk in snapshot.Chunks)
        {
            if (chunk.MaxSeconds < from || chunk.MinSeconds >= to)
            {
                continue;
            }

            var end = chunk.LowerBound(0, to);
            for (var i = chunk.LowerBound(0, from); i < end; i++)
            {
                visit(chunk, i, chunk.MinSeconds + chunk.Offsets[i]);
            }
        }
    }

    private static IReadOnlyList<LivePart> Parts(Tally[] tallies, NameTable names) =>
    [
        .. tallies.Select((tally, code) => (tally, code))
            .Where(static part => part.tally.HasLines)
            .Select(part => new LivePart(names.Names[part.code], part.tally.Count))
            .OrderByDescending(static part => part.Today.Revenue.Units)
            .ThenBy(static part => part.Name, StringComparer.Ordinal),
    ];

    private sealed class EachLine(Action<FactChunk, int, long> visit) : IBlockSink
    {
        public bool KeysAreGroups => true;

        public int Group(long key) => 0;

        public void Take(FactChunk chunk, int start, int lines, ReadOnlySpan<int> selection, int group, ReadOnlySpan<int> groups)
        {
            for (var n = 0; n < lines; n++)
            {
                var i = start + (selection.IsEmpty ? n : selection[n]);
                visit(chunk, i, chunk.MinSeconds + chunk.Offsets[i]);
            }
        }
    }

    private struct Tally
    {
        private HashSet<int>? _orders;
        private long _units;
        private int _last;

        public bool HasLines { get; private set; }

        public readonly LiveCount Count => new(new Money(_units), _orders?.Count ?? 0);

        public void Add(FactChunk chunk, int i)
        {
            HasLines = true;
            _units += chunk.Amounts[i];
            var order = chunk.Orders[i];
            // Lines of one order lie together, mostly.
            if (order != _last && chunk.Quantities[i] > 0 && chunk.Amounts[i] > 0)
            {
                (_orders ??= []).Add(order);
                _last = order;
            }
        }
    }
}
