using Analytics.Core.Customers;
using Analytics.Core.Funnels.Voice;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Monitoring;

/// <summary>Computes key measures from what can be asked now.</summary>
internal sealed class KeyMeasureReader(
    IQueryRunner queries, ICustomerScoring? scoring, VoiceService? voice, IEventLogs? events = null, CustomerList? list = null, ICustomerLabels? labels = null)
{
    private const int AllDays = 400;
    private const int WindowedDays = 98;
    private const int AllHours = 8 * 24;

    private readonly EventMeasures? _events = events is null ? null : new EventMeasures(events);

    /// <summary>The last whole day; null when there is no line.</summary>
    public DateOnly? LastDay
    {
        get
        {
            if (queries.Span is not { } span)
            {
                return null;
            }

            var (today, isClosed) = (queries.Freshness.Today, queries.Freshness.IsClosed);
            // Today is not over, except in a dataset that is.
            return isClosed ? span.To : today.AddDays(-1);
        }
    }

    /// <summary>The days of which anything can be known: from the first line to today, or to the last one of a dataset that is over. Null when there is no line.</summary>
    public Period? Days => queries.Span is { } span ? new Period(span.From, queries.Freshness.IsClosed ? span.To : Later(span.To, queries.Freshness.Today)) : null;

    /// <summary>The values by day that can be known now, the earliest first, no day missing; empty where the source is absent.</summary>
    public async Task<IReadOnlyList<KeyMeasurePoint>> DaysAsync(KeyMeasure measure, CancellationToken cancellationToken)
    {
        if (LastDay is not { } last || queries.Span is not { } span || last < span.From)
        {
            return [];
        }

        if (EventMeasures.Knows(measure.Source))
        {
            // Going through all events takes a moment: not on the thread of a request.
            var keeps = measure.Filters.Count == 0 ? null : (labels?.Current ?? CustomerLabelSet.Empty).Keeping(measure.Filters);
            return _events is null ? [] : await Task.Run(() => _events.Days(measure, last.AddDays(1 - WindowedDays), last, keeps, cancellationToken), cancellationToken);
        }

        switch (measure.Source)
        {
            case KeyMeasureSource.ChurnRiskShare:
                return scoring?.Current is { } all && PartOf(all, measure.Filters) is var scores && scores.Summary() is { Customers: > 0 } summary
                    ? [new KeyMeasurePoint(scores.AsOf.ToDateTime(default), new MeasureValue(summary.AtRisk, summary.Customers))]
                    : [];
            case KeyMeasureSource.Satisfaction:
                return await SatisfactionAsync(measure, last, cancellationToken);
            default:
                return measure.WindowDays == 1
                    ? await SingleDaysAsync(measure, Later(span.From, last.AddDays(1 - AllDays)), last, Dimension.Day, cancellationToken)
                    : await WindowsAsync(measure, span.From, EachDay(last.AddDays(1 - WindowedDays), last), cancellationToken);
        }
    }

    /// <summary>
    /// The values of these days, the earliest first, each a window of whole days that ends with it; those that cannot be known are left out. For measures
    /// of several days that are asked of lines.
    /// </summary>
    public async Task<IReadOnlyList<KeyMeasurePoint>> WindowsAsync(KeyMeasure measure, IEnumerable<DateOnly> days, CancellationToken cancellationToken) =>
        queries.Span is { } span ? await WindowsAsync(measure, span.From, days, cancellationToken) : [];

    /// <summary>Whether a measure's values are asked of lines, window by window.</summary>
    public static bool IsWindowed(KeyMeasure measure) =>
        measure.WindowDays != 1 && !EventMeasures.Knows(measure.Source) && measure.Source is not (KeyMeasureSource.ChurnRiskShare or KeyMeasureSource.Satisfaction);

    /// <summary>The value of today so far, or of the window that ends with it; null where there is none, or the dataset is over.</summary>
    public async Task<KeyMeasurePoint?> TodayAsync(KeyMeasure measure, CancellationToken cancellationToken)
    {
        var (today, isClosed) = (queries.Freshness.Today, queries.Freshness.IsClosed);
        if (isClosed || queries.Span is not { } span || today < span.From)
        {
            return null;
        }

        var points = measure.WindowDays == 1
            ? await SingleDaysAsync(measure, today, today, Dimension.Day, cancellationToken)
            : await WindowsAsync(measure, span.From, [today], cancellationToken);
        return points is [var point] ? point : null;
    }

    /// <summary>The values by hour of the last eight days, up to the last whole hour before <paramref name="now"/> in the shop's zone.</summary>
    public async Task<IReadOnlyList<KeyMeasurePoint>> HoursAsync(KeyMeasure measure, DateTime now, CancellationToken cancellationToken)
    {
        if (!measure.IsHourly || queries.Span is not { } span || queries.Freshness.IsClosed)
        {
            return [];
        }

        var today = DateOnly.FromDateTime(now);
        var points = await SingleDaysAsync(measure, Later(span.From, today.AddDays(-(AllHours / 24))), today, Dimension.Hour, cancellationToken);
        return [.. points.Where(point => point.At.AddHours(1) <= now)];
    }

    private CustomerScores PartOf(CustomerScores scores, IReadOnlyList<Filter> filters) => filters.Count == 0 || list is null ? scores : list.PartOf(scores, filters);

    private static IEnumerable<DateOnly> EachDay(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static (Measure[] Measures, Func<IReadOnlyList<MeasureValue>, MeasureValue> Make) PartsOf(KeyMeasure measure) => measure.Source switch
    {
        KeyMeasureSource.ReturnRate => ([Measure.Returns, Measure.GrossRevenue], static v => new MeasureValue(v[0].Numerator, v[1].Numerator)),
        KeyMeasureSource.CancellationRate => ([Measure.OrderIds, Measure.Orders], static v => new MeasureValue(v[0].Numerator - v[1].Numerator, v[0].Numerator)),
        KeyMeasureSource.RevenueGrowth => ([Measure.NetRevenue], static v => v[0]),
        _ => ([measure.Measure ?? throw new InvalidOperationException($"The key measure '{measure.Key}' names no measure.")], static v => v[0]),
    };

    private async Task<IReadOnlyList<KeyMeasurePoint>> SingleDaysAsync(
        KeyMeasure measure, DateOnly first, DateOnly last, Dimension grain, CancellationToken cancellationToken)
    {
        var (measures, make) = PartsOf(measure);
        var answer = await queries.RunAsync(
            new AnalyticsQuery { Measures = measures, By = [grain], Filters = measure.Filters, Period = new Period(first, last), FillTime = true }, cancellationToken);
        return [.. answer.Rows.Select(row => new KeyMeasurePoint(StartOf(row.Keys[0]), make(row.Values)))];
    }

    // Each day's window is a question of its own: distinct customers and orders do not add up over days.
    private async Task<IReadOnlyList<KeyMeasurePoint>> WindowsAsync(KeyMeasure measure, DateOnly known, IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        var (measures, make) = PartsOf(measure);
        var isGrowth = measure.Source == KeyMeasureSource.RevenueGrowth;
        // Retention and growth look at the window before too; what lies before the first line is not known.
        var reach = measure.WindowDays * (isGrowth || measure.Measure is Measure.RetentionRate or Measure.ChurnRate ? 2 : 1);
        var points = new List<KeyMeasurePoint>();
        foreach (var day in days.Where(day => day >= known.AddDays(Math.Max(1, reach) - 1)))
        {
            var window = measure.WindowDays == KeyMeasure.MonthToDate ? new Period(new DateOnly(day.Year, day.Month, 1), day) : new Period(day.AddDays(1 - measure.WindowDays), day);
            var answer = await queries.RunAsync(
                new AnalyticsQuery { Measures = measures, Filters = measure.Filters, Period = window, Comparison = isGrowth ? Comparison.PreviousPeriod : Comparison.None }, cancellationToken);
            var value = make(answer.Totals);
            if (isGrowth)
            {
                var before = answer.ComparisonTotals is { } totals ? totals[0].Numerator : 0;
                value = new MeasureValue(value.Numerator - before, before);
            }

            points.Add(new KeyMeasurePoint(day.ToDateTime(default), value));
        }

        return points;
    }

    private async Task<IReadOnlyList<KeyMeasurePoint>> SatisfactionAsync(KeyMeasure measure, DateOnly last, CancellationToken cancellationToken)
    {
        if (voice is null)
        {
            return [];
        }

        var first = last.AddDays(2 - WindowedDays - measure.WindowDays);
        var report = await voice.ReportAsync(new VoiceQuery { Period = new Period(first, last), Grain = Dimension.Day, Filters = measure.Filters }, cancellationToken);
        var tallies = report.Buckets.ToDictionary(static bucket => bucket.Start, static bucket => bucket.Tally);
        if (!tallies.Values.Any(static tally => tally.Rated > 0))
        {
            return [];
        }

        var points = new List<KeyMeasurePoint>();
        for (var day = last.AddDays(1 - WindowedDays); day <= last; day = day.AddDays(1))
        {
            var (satisfied, rated) = (0, 0);
            for (var i = 0; i < measure.WindowDays; i++)
            {
                if (tallies.TryGetValue(day.AddDays(-i), out var tally))
                {
                    (satisfied, rated) = (satisfied + tally.Satisfied, rated + tally.Rated);
                }
            }

            points.Add(new KeyMeasurePoint(day.ToDateTime(default), new MeasureValue(satisfied, rated)));
        }

        return points;
    }

    private static DateTime StartOf(DimensionValue value) => value.Start is { } day && value.Key.Length <= 10
        ? day.ToDateTime(default)
        : DateTime.ParseExact(value.Key[..13], "yyyy-MM-dd'T'HH", System.Globalization.CultureInfo.InvariantCulture);
}
