using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Files;

namespace Analytics.Web.Commands;

/// <summary>
/// A backtest in which each origin is forecast as if it were the end of the history: periods, closed days, members, weights and intervals all come
/// from what lay before it.
/// </summary>
internal static class RefittedBacktest
{
    private const string Naive = "snaive";

    /// <summary>Tests each series; null for one too short for a single origin. A score is the mean of its origins' scores.</summary>
    public static async Task<BacktestResult?[]> RunAsync(
        IReadOnlyList<NamedSeries> series,
        ForecastRequest request,
        AutoForecastOptions options,
        int origins,
        int stride,
        IProgress<double> progress,
        CancellationToken cancellationToken)
    {
        var made = series.Select(static _ => new List<(NamedSeries Head, IntervalForecast Forecast, IntervalForecast Naive, double[] Actuals)>()).ToArray();
        for (var k = 0; k < origins; k++)
        {
            var back = request.Horizon + ((origins - 1 - k) * stride);
            var places = Enumerable.Range(0, series.Count).Where(i => series[i].Values.Length > back).ToArray();
            NamedSeries[] heads = [.. places.Select(i => series[i] with { Values = series[i].Values[..^back] })];
            if (heads.Length == 0)
            {
                continue;
            }

            var share = new Part(progress, (double)k / origins, 1.0 / origins);
            var forecasts = await SeriesForecaster.RunAsync(heads, request, options, share, cancellationToken);
            var naive = await SeriesForecaster.RunAsync(heads, request with { Model = Naive }, new AutoForecastOptions { Model = Naive }, new Part(progress, 0, 0), cancellationToken);
            for (var j = 0; j < heads.Length; j++)
            {
                if (forecasts[j].Forecast is { } forecast && naive[j].Forecast is { } last)
                {
                    var at = heads[j].Values.Length;
                    made[places[j]].Add((heads[j], forecast, last, series[places[j]].Values[at..(at + request.Horizon)]));
                }
            }
        }

        return [.. made.Select(m => m.Count == 0 ? null : Result(m, request))];
    }

    private static BacktestResult Result(
        List<(NamedSeries Head, IntervalForecast Forecast, IntervalForecast Naive, double[] Actuals)> made, ForecastRequest request)
    {
        var season = Math.Max(1, made[^1].Naive.Seasons.FirstOrDefault(1));
        PastForecast[] past =
        [
            .. made.Select(m => new PastForecast(
                m.Head.Values.Length,
                m.Head.ToSeries(1, []).DateAt(m.Head.Values.Length - 1),
                m.Forecast.Means,
                m.Forecast.Lower,
                m.Forecast.Upper,
                m.Actuals)),
        ];
        var coverage = made[0].Forecast.Levels.Select((level, l) => new CoverageScore(level, Mean(past.SelectMany(p =>
            p.Actuals.Select((y, h) => double.IsNaN(y) ? double.NaN : y >= p.Lower[l][h] && y <= p.Upper[l][h] ? 1 : 0))))).ToArray();
        return new BacktestResult(
            request.Horizon,
            [Score(request.Model, made.Select(m => (m.Head, m.Forecast.Means, m.Actuals)), season), Score(Naive, made.Select(m => (m.Head, m.Naive.Means, m.Actuals)), season)],
            coverage,
            past)
        {
            TotalCoverage = [.. made[0].Forecast.Totals.Select((total, l) => new CoverageScore(total.Level, Mean(made.Select(m => (Sum: m.Actuals.Sum(), Total: m.Forecast.Totals[l]))
                .Select(static t => double.IsNaN(t.Sum) ? double.NaN : t.Sum >= t.Total.Lower && t.Sum <= t.Total.Upper ? 1 : 0))))],
        };
    }

    private static ForecastScore Score(string name, IEnumerable<(NamedSeries Head, double[] Means, double[] Actuals)> made, int season)
    {
        var all = made.ToArray();
        return new ForecastScore(
            name,
            Mean(all.Select(m => Accuracy.Mase(m.Actuals, m.Means, m.Head.Values, season))),
            Mean(all.Select(m => Accuracy.Smape(m.Actuals, m.Means))),
            Mean(all.Select(m => Accuracy.Wape(m.Actuals, m.Means))));
    }

    private static double Mean(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    // A part of the whole on the progress bar.
    private sealed class Part(IProgress<double> whole, double from, double share) : IProgress<double>
    {
        public void Report(double value)
        {
            if (share > 0)
            {
                whole.Report(from + (share * value));
            }
        }
    }
}
