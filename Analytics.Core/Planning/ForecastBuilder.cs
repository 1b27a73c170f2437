using Analytics.Core.Forecasting;

namespace Analytics.Core.Planning;

/// <summary>Puts what the models said and what the shop's data says together.</summary>
internal static class ForecastBuilder
{
    /// <summary>A forecast that was just computed.</summary>
    public static ShopForecast Build(
        ForecastQuestion question, PlannedSeries series, IntervalForecast whole, IReadOnlyList<IntervalForecast> parts, DateTimeOffset at, TimeSpan elapsed)
    {
        var starts = Starts(ForecastQuestions.After(series.Starts[^1], question.Grain), whole.Horizon, question.Grain);
        return InContext(
            new ShopForecast
            {
                Question = question,
                Model = whole.Model,
                ModelVersion = whole.Version,
                FittedAt = at,
                DataVersion = series.DataVersion,
                Elapsed = elapsed,
                TimeZoneId = series.TimeZoneId,
                History = [],
                Levels = [.. whole.Levels],
                Steps = StepsOf(whole, starts),
                Total = TotalOf(whole),
                Scores = Scores(whole),
                Coverage = whole.Backtest is { } backtest ? [.. backtest.Coverage] : [],
                TotalCoverage = whole.Backtest is { } origins ? [.. origins.TotalCoverage] : [],
                Past = Past(whole, series.Starts),
                Parts =
                [
                    .. parts.Select((part, i) => new PlanPart(
                        series.Parts[i].Value, series.Parts[i].Values.TakeLast(whole.Horizon).Sum(), series.Parts[i].Values.Sum(), TotalOf(part), StepsOf(part, starts))),
                ],
                Warnings = [.. whole.Warnings],
            },
            question,
            series);
    }

    /// <summary>A forecast in the light of the newest data: what is shown around it is always of now.</summary>
    public static ShopForecast InContext(ShopForecast forecast, ForecastQuestion question, PlannedSeries series) => forecast with
    {
        Question = question,
        TimeZoneId = series.TimeZoneId,
        History = Patterns.History(series.Values, series.Starts, question.Grain),
        Unfinished = series.Unfinished,
        Since = series.Since,
        Weekdays = Patterns.Weekdays(series.Daily),
        Months = Patterns.Months(series.Daily),
        Trend = Patterns.Trend(series.Values, series.Starts, question.Grain),
        Before = series.Before,
        LastYear = series.LastYear,
        // A part may have got another name since.
        Parts = [.. forecast.Parts.Select(part => part with { Value = series.Parts.FirstOrDefault(p => p.Value.Key == part.Value.Key).Value ?? part.Value })],
    };

    private static DateOnly[] Starts(DateOnly first, int count, ForecastGrain grain)
    {
        var starts = new DateOnly[count];
        for (var i = 0; i < count; i++)
        {
            starts[i] = first;
            first = ForecastQuestions.After(first, grain);
        }

        return starts;
    }

    private static PlanStep[] StepsOf(IntervalForecast forecast, DateOnly[] starts) =>
        [.. starts.Select((start, i) => new PlanStep(start, forecast.Means[i], [.. forecast.Lower.Select(l => l[i])], [.. forecast.Upper.Select(u => u[i])]))];

    private static PlanTotal TotalOf(IntervalForecast forecast) =>
        new(forecast.Totals[0].Mean, [.. forecast.Totals.Select(t => t.Lower)], [.. forecast.Totals.Select(t => t.Upper)]);

    private static ModelScore[] Scores(IntervalForecast forecast)
    {
        if (forecast.Backtest is not { } backtest)
        {
            return [.. forecast.Members.Where(m => m.Refusal is null).Select(m => new ModelScore(m.Model, ModelRole.Member, m.Weight, null, null, null))];
        }

        var members = forecast.Members.ToDictionary(m => m.Name, StringComparer.Ordinal);
        return
        [
            .. backtest.Scores.Select((score, i) =>
            {
                var member = members.GetValueOrDefault(score.Name);
                var role = i == 0 ? ModelRole.Forecast : i == backtest.Scores.Count - 1 ? ModelRole.Naive : ModelRole.Member;
                return new ModelScore(
                    role == ModelRole.Forecast ? score.Name : member?.Model ?? score.Name,
                    role,
                    role == ModelRole.Forecast ? null : member?.Weight,
                    Known(score.Mase),
                    Known(score.Smape),
                    Known(score.Wape));
            }),
        ];
    }

    private static PastRun[] Past(IntervalForecast forecast, IReadOnlyList<DateOnly> starts) => forecast.Backtest is not { } backtest
        ? []
        : [
            .. backtest.Past.Where(past => past.Origin < starts.Count).Select(past => new PastRun(
                starts[past.Origin],
                [
                    .. Enumerable.Range(0, Math.Min(past.Means.Length, starts.Count - past.Origin))
                        .Where(i => double.IsFinite(past.Actuals[i]))
                        .Select(i => new PastStep(
                            starts[past.Origin + i], past.Means[i], [.. past.Lower.Select(l => l[i])], [.. past.Upper.Select(u => u[i])], past.Actuals[i])),
                ])),
        ];

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
