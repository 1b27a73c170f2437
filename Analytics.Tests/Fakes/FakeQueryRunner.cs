using System.Globalization;
using Analytics.Core.Queries;

namespace Analytics.Tests.Fakes;

/// <summary>
/// Answers questions over a few lines by plain loops: enough measures and dimensions for pages, with counts of what was asked.
/// </summary>
public sealed class FakeQueryRunner : IQueryRunner
{
    private readonly List<AnalyticsQuery> _asked = [];

    public FakeQueryRunner(IReadOnlyList<FakeLine> lines, DateOnly? today = null, bool isClosed = false)
    {
        Lines = lines;
        var last = lines.Count == 0 ? (DateTime?)null : lines.Max(l => l.At);
        Freshness = new Freshness(1, last is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null, lines.Count, today ?? DateOnly.FromDateTime(last ?? DateTime.UnixEpoch), isClosed);
        Span = lines.Count == 0 ? null : new Period(DateOnly.FromDateTime(lines.Min(l => l.At)), DateOnly.FromDateTime(last!.Value));
    }

    public IReadOnlyList<FakeLine> Lines { get; }

    public Freshness Freshness { get; set; }

    public Period? Span { get; }

    /// <summary>Whether today is not over yet.</summary>
    public bool IsLastDayOpen { get; set; }

    /// <summary>Who is in which saved segment, by its key.</summary>
    public IReadOnlyDictionary<string, string[]> Segments { get; set; } = new Dictionary<string, string[]>();

    /// <summary>Awaited by each question before it is answered; null answers at once.</summary>
    public Func<CancellationToken, Task>? Wait { get; set; }

    public IReadOnlyList<AnalyticsQuery> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    public async Task<QueryResult> RunAsync(AnalyticsQuery query, CancellationToken cancellationToken = default)
    {
        lock (_asked)
        {
            _asked.Add(query);
        }

        if (Wait is { } wait)
        {
            await wait(cancellationToken);
        }

        var period = query.Period ?? Span;
        var before = period is null ? null : query.Comparison switch
        {
            Comparison.PreviousPeriod => period.Preceding(),
            Comparison.SamePeriodLastYear => new Period(period.From.AddYears(-1), period.To.AddYears(-1)),
            _ => null,
        };
        var now = Matching(query, period).ToArray();
        var then = before is null ? [] : Matching(query, before).ToArray();
        var rows = query.By.Count == 0 ? [] : Rows(query, period, now, before is null ? null : then, before);
        return new QueryResult(
            query, period, before, "UTC", rows, Values(query, now, period), before is null ? null : Values(query, then, before), [], Freshness, now.Length, TimeSpan.FromMilliseconds(1));
    }

    public Task<LinePage> LinesAsync(AnalyticsQuery query, long skip, int take, CancellationToken cancellationToken = default)
    {
        var lines = Matching(query, query.Period ?? Span).OrderByDescending(l => l.At).ToArray();
        return Task.FromResult(new LinePage(
            [.. lines.Skip((int)skip).Take(take).Select((l, i) => new LineDetail(skip + i + 1, new DateTimeOffset(l.At, TimeSpan.Zero), l.Order, l.Customer, l.Product, l.Product, l.Category, l.Channel, l.Location, l.Quantity, l.Amount / l.Quantity, l.Amount, "shop.csv", skip + i + 2))],
            lines.Length));
    }

    public async IAsyncEnumerable<LineDetail> StreamLinesAsync(
        AnalyticsQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var line in (await LinesAsync(query, 0, int.MaxValue, cancellationToken)).Lines)
        {
            yield return line;
        }
    }

    public Task<IReadOnlyList<DimensionValue>> ValuesAsync(Dimension dimension, string? search, int take, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<DimensionValue>>(dimension == Dimension.Segment ? [.. Segments.Keys.Select(k => new DimensionValue(k, "Segment " + k))] :
        [
            .. Lines.Select(l => Key(l, dimension, Span)).Distinct().Where(k => search is null || k.Contains(search, StringComparison.OrdinalIgnoreCase)).Order().Take(take).Select(k => new DimensionValue(k, k)),
        ]);

    private IEnumerable<FakeLine> Matching(AnalyticsQuery query, Period? period) => Lines.Where(l =>
        (period is null || (DateOnly.FromDateTime(l.At) >= period.From && DateOnly.FromDateTime(l.At) <= period.To))
        && query.Filters.All(f => (f.Dimension == Dimension.Segment
            ? f.Values.Any(v => MembersOf(v) is var members && l.Customer is not null && members.Contains(l.Customer))
            : f.Values.Contains(Key(l, f.Dimension, period))) != f.Exclude));

    private string[] MembersOf(string segment) =>
        Segments.GetValueOrDefault(segment) ?? throw new QueryException("filters", $"There is no saved segment “{segment}”: it may have been deleted.");

    private List<QueryRow> Rows(AnalyticsQuery query, Period? period, FakeLine[] now, FakeLine[]? then, Period? before)
    {
        var shift = before is null || period is null ? 0 : period.From.DayNumber - before.From.DayNumber;
        var groups = now.ToLookup(l => string.Join('|', query.By.Select(d => Key(l, d, period))));
        var earlier = then?.ToLookup(l => string.Join('|', query.By.Select(d => Key(l with { At = DimensionCatalog.Of(d).IsTimeBucket ? l.At.AddDays(shift) : l.At }, d, before))));
        var keys = groups.Select(g => g.Key).ToHashSet();
        if (query.FillTime && period is not null && query.By[0] != Dimension.Hour)
        {
            for (var day = period.From; day <= period.To; day = day.AddDays(1))
            {
                keys.Add(Bucket(day, query.By[0]));
            }
        }

        var rows = keys.Select(key => new QueryRow(
            [.. key.Split('|').Select((k, i) => new DimensionValue(k, k, Start(k, query.By[i])))],
            Values(query, [.. groups[key]], period),
            earlier is null ? null : Values(query, [.. earlier[key]], before),
            IsUnfinished: Start(key.Split('|')[0], query.By[0]) is { } start && End(start, query.By[0]) > (IsLastDayOpen ? Freshness.Today.AddDays(-1) : Freshness.Today))).ToList();
        if (DimensionCatalog.Of(query.By[0]).IsTimeBucket)
        {
            return [.. rows.OrderBy(r => r.Keys[0].Key, StringComparer.Ordinal)];
        }

        rows = [.. rows.OrderByDescending(r => r.Values[0].Value).ThenBy(r => r.Keys[0].Key, StringComparer.Ordinal)];
        if (query.Top is { } top && rows.Count > top)
        {
            var kept = rows.Take(top).Select(r => r.Keys[0].Key).ToHashSet();
            rows =
            [
                .. rows.Take(top),
                new QueryRow(
                    [new DimensionValue(DimensionValue.OtherKey, "Other")],
                    Values(query, [.. now.Where(l => !kept.Contains(Key(l, query.By[0], period)))], period),
                    then is null ? null : Values(query, [.. then.Where(l => !kept.Contains(Key(l, query.By[0], before)))], before),
                    IsOther: true),
            ];
        }

        return rows;
    }

    private MeasureValue[] Values(AnalyticsQuery query, FakeLine[] lines, Period? period)
    {
        var net = lines.Sum(l => l.Amount);
        var orders = lines.Where(l => l.Quantity > 0).Select(l => l.Order).Distinct().Count();
        var active = lines.Where(l => l.Customer is not null && l.Quantity > 0).Select(l => l.Customer!).Distinct().ToArray();
        return [.. query.Measures.Select(m => m switch
        {
            Measure.NetRevenue => MeasureValue.Of(net),
            Measure.GrossRevenue => MeasureValue.Of(lines.Where(l => l.Quantity > 0).Sum(l => l.Amount)),
            Measure.Returns => MeasureValue.Of(-lines.Where(l => l.Quantity < 0).Sum(l => l.Amount)),
            Measure.Orders => MeasureValue.Of(orders),
            Measure.OrderIds => MeasureValue.Of(lines.Select(l => l.Order).Distinct().Count()),
            Measure.Lines => MeasureValue.Of(lines.Length),
            Measure.Units => MeasureValue.Of(lines.Sum(l => l.Quantity)),
            Measure.ActiveCustomers => MeasureValue.Of(active.Length),
            Measure.NewCustomers => MeasureValue.Of(active.Count(c => Kind(c, period) == "New")),
            Measure.AverageOrderValue => new MeasureValue(net, orders),
            Measure.RevenuePerCustomer => new MeasureValue(lines.Where(l => l.Customer is not null).Sum(l => l.Amount), active.Length),
            Measure.RepeatRate => new MeasureValue(active.Count(c => lines.Where(l => l.Customer == c).Select(l => l.Order).Distinct().Skip(1).Any()), active.Length),
            Measure.RetentionRate => new MeasureValue(active.Length / 2, active.Length),
            Measure.RepeatRevenueRunRate => MeasureValue.Of(net / 3),
            _ => throw new QueryException("measures", $"The fake does not know {m}."),
        })];
    }

    private string Key(FakeLine line, Dimension dimension, Period? period) => dimension switch
    {
        Dimension.Category => line.Category ?? DimensionValue.UnknownKey,
        Dimension.Channel => line.Channel ?? DimensionValue.UnknownKey,
        Dimension.Location => line.Location ?? DimensionValue.UnknownKey,
        Dimension.Product => line.Product,
        Dimension.Customer => line.Customer ?? DimensionValue.UnknownKey,
        Dimension.CustomerKind => line.Customer is null ? "Anonymous" : Kind(line.Customer, period),
        Dimension.Weekday => (((int)line.At.DayOfWeek + 6) % 7 + 1).ToString(CultureInfo.InvariantCulture),
        Dimension.HourOfDay => line.At.Hour.ToString(CultureInfo.InvariantCulture),
        Dimension.Hour => line.At.ToString("yyyy-MM-ddTHH", CultureInfo.InvariantCulture),
        Dimension.Source => "shop.csv",
        Dimension.AgeGroup or Dimension.Gender or Dimension.IncomeRange => DimensionValue.UnknownKey,
        _ => Bucket(DateOnly.FromDateTime(line.At), dimension),
    };

    private string Kind(string customer, Period? period)
    {
        _first ??= Lines.Where(l => l.Customer is not null).GroupBy(l => l.Customer!).ToDictionary(g => g.Key, g => g.Min(l => DateOnly.FromDateTime(l.At)));
        return period is null || _first[customer] >= period.From ? "New" : "Returning";
    }

    private Dictionary<string, DateOnly>? _first;

    private static string Bucket(DateOnly day, Dimension dimension) => (dimension switch
    {
        Dimension.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Dimension.Month => new DateOnly(day.Year, day.Month, 1),
        Dimension.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        Dimension.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    }).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Start(string key, Dimension dimension) =>
        DimensionCatalog.Of(dimension).IsTimeBucket && DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly End(DateOnly start, Dimension dimension) => dimension switch
    {
        Dimension.Week => start.AddDays(6),
        Dimension.Month => start.AddMonths(1).AddDays(-1),
        Dimension.Quarter => start.AddMonths(3).AddDays(-1),
        Dimension.Year => start.AddYears(1).AddDays(-1),
        _ => start,
    };
}
