using Analytics.Core.Queries;

namespace Analytics.Core.Planning;

/// <summary>Asks Queries for what a forecast learns from.</summary>
internal sealed class SeriesReader(IQueryRunner runner)
{
    /// <summary>Parts shown by name; the rest is one more.</summary>
    public const int MostParts = 7;

    /// <summary>
    /// Reads the series: whole steps from the first with a value to the last day with a line. Days after the last line are not known
    /// to be empty, so they are not learned from; a step that today or the training window cuts is set apart.
    /// </summary>
    /// <returns>The series; null when there is no line, or no whole step.</returns>
    public async Task<PlannedSeries?> ReadAsync(ForecastQuestion question, CancellationToken cancellationToken)
    {
        if (runner.Span is not { } span)
        {
            return null;
        }

        var today = runner.Freshness.Today;
        var last = span.To < today ? span.To : today;
        var from = question.Training is { } window && window.From > span.From ? window.From : span.From;
        var to = question.Training is { } asked && asked.To < last ? asked.To : last;
        if (to < from)
        {
            return null;
        }

        var bucket = ForecastQuestions.BucketOf(question.Grain);
        var query = new AnalyticsQuery
        {
            Measures = [question.Measure], By = [bucket], Filters = question.Filters, Period = new Period(from, to), FillTime = true,
        };
        var answer = await runner.RunAsync(query, cancellationToken);
        var rows = answer.Rows.ToList();
        HistoryPoint? unfinished = null;
        if (rows.Count > 0 && rows[^1].IsUnfinished)
        {
            unfinished = to == last ? new HistoryPoint(StartOf(rows[^1]), ValueOf(rows[^1])) : null;
            rows.RemoveAt(rows.Count - 1);
        }

        // Before its first value a filtered series was not there yet: zeros would say that it sold nothing.
        rows.RemoveRange(0, Math.Min(rows.Count, Math.Max(0, rows.FindIndex(r => !r.IsUnfinished && ValueOf(r) != 0))));
        if (rows.Count > 0 && rows[0].IsUnfinished)
        {
            rows.RemoveAt(0);
        }

        if (rows.Count == 0)
        {
            return null;
        }

        DateOnly[] starts = [.. rows.Select(StartOf)];
        double[] values = [.. rows.Select(ValueOf)];
        var end = ForecastQuestions.After(starts[^1], question.Grain);
        var days = new Period(starts[0], end.AddDays(-1));
        var daily = bucket == Dimension.Day
            ? starts.Zip(values).ToList()
            : [.. (await runner.RunAsync(query with { By = [Dimension.Day], Period = days }, cancellationToken)).Rows.Select(r => (StartOf(r), ValueOf(r)))];
        var horizon = HorizonOf(question, end);
        return new PlannedSeries
        {
            Starts = starts,
            Values = values,
            Unfinished = unfinished,
            Since = to < last ? await SinceAsync(query, end, last, horizon, cancellationToken) : [],
            Daily = daily,
            Parts = question.By is { } by ? await PartsAsync(query with { Period = days }, by, starts, values, cancellationToken) : [],
            Before = await SumAsync(query, BeforeOf(question, horizon), span, cancellationToken),
            LastYear = await SumAsync(query, new Period(horizon.From.AddYears(-1), horizon.To.AddYears(-1)), span, cancellationToken),
            TimeZoneId = answer.TimeZoneId,
            DataVersion = answer.Freshness.DataVersion,
        };
    }

    // What came after the days to learn from, as far as the forecast reaches: whole steps, the last of which may have none of today.
    private async Task<IReadOnlyList<HistoryPoint>> SinceAsync(AnalyticsQuery query, DateOnly from, DateOnly last, Period horizon, CancellationToken cancellationToken)
    {
        var to = horizon.To < last ? horizon.To : last;
        if (to < from)
        {
            return [];
        }

        var answer = await runner.RunAsync(query with { Period = new Period(from, to) }, cancellationToken);
        return [.. answer.Rows.Where(static row => !row.IsUnfinished).Select(static row => new HistoryPoint(StartOf(row), ValueOf(row)))];
    }

    private static Period HorizonOf(ForecastQuestion question, DateOnly start)
    {
        var end = start;
        for (var i = 0; i < question.Steps; i++)
        {
            end = ForecastQuestions.After(end, question.Grain);
        }

        return new Period(start, end.AddDays(-1));
    }

    private static Period BeforeOf(ForecastQuestion question, Period horizon) =>
        question.Grain == Forecasting.ForecastGrain.Month
            ? new Period(horizon.From.AddMonths(-question.Steps), horizon.From.AddDays(-1))
            : horizon.Preceding();

    private static DateOnly StartOf(QueryRow row) =>
        row.Keys[0].Start ?? throw new InvalidOperationException("A bucket of time has no first day.");

    private static double ValueOf(QueryRow row) => (double)(row.Values[0].Value ?? 0m);

    private async Task<PlanComparison?> SumAsync(AnalyticsQuery query, Period days, Period span, CancellationToken cancellationToken)
    {
        if (days.From < span.From || days.To > span.To)
        {
            return null;
        }

        // By the same steps as the forecast, so that what is counted once a step is counted alike.
        var answer = await runner.RunAsync(query with { Period = days }, cancellationToken);
        return new PlanComparison(days, answer.Rows.Sum(ValueOf));
    }

    private async Task<IReadOnlyList<(DimensionValue Value, double[] Values)>> PartsAsync(
        AnalyticsQuery query, Dimension by, DateOnly[] starts, double[] whole, CancellationToken cancellationToken)
    {
        if (by == Dimension.Segment)
        {
            return await new SegmentParts(runner, query, starts, whole).ReadAsync(cancellationToken);
        }

        var ranking = await runner.RunAsync(
            query with { By = [by], FillTime = false, Top = MostParts, OrderBy = query.Measures[0] }, cancellationToken);
        var named = ranking.Rows.Where(r => !r.IsOther && r.Keys[0].Key != DimensionValue.OtherKey).Select(r => r.Keys[0]).ToList();
        var parts = named.Select(value => (Value: value, Values: new double[starts.Length])).ToList();
        if (parts.Count > 0)
        {
            var places = starts.Select((start, i) => (start, i)).ToDictionary(p => p.start, p => p.i);
            var rows = await runner.RunAsync(
                query with
                {
                    By = [query.By[0], by],
                    FillTime = false,
                    Filters = [.. query.Filters.Where(f => f.Dimension != by), new Filter(by, [.. named.Select(v => v.Key)])],
                },
                cancellationToken);
            var byKey = parts.ToDictionary(p => p.Value.Key, p => p.Values, StringComparer.Ordinal);
            foreach (var row in rows.Rows)
            {
                if (places.TryGetValue(StartOf(row), out var place) && byKey.TryGetValue(row.Keys[1].Key, out var values))
                {
                    values[place] = ValueOf(row);
                }
            }
        }

        double[] rest = [.. whole.Select((value, i) => value - parts.Sum(p => p.Values[i]))];
        var scale = whole.Sum(Math.Abs);
        if (rest.Sum(Math.Abs) > 1e-9 * scale)
        {
            parts.Add((new DimensionValue(DimensionValue.OtherKey, "Other"), rest));
        }

        return parts;
    }
}
