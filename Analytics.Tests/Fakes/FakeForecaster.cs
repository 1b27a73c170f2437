using Analytics.Core.Forecasting;
using Analytics.Core.Planning;

namespace Analytics.Tests.Fakes;

/// <summary>Forecasts the mean of the last week, with bands as wide as the level says, and counts how often it was asked.</summary>
public sealed class FakeForecaster : ISeriesForecaster
{
    private int _asked;

    public IReadOnlyList<string> Models { get; } = ["auto", "snaive"];

    public int Version { get; set; } = 1;

    public int Asked => _asked;

    /// <summary>Called by each forecast before it answers.</summary>
    public Action<CancellationToken>? Wait { get; set; }

    /// <summary>What each forecast warns of.</summary>
    public IReadOnlyList<ForecastWarning> Warnings { get; set; } = [];

    public IntervalForecastOutcome Forecast(
        ForecastSeries series, string model, int horizon, IReadOnlyList<double> levels, bool isCompared, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        Wait?.Invoke(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var mean = series.Values.TakeLast(7).Average();
        double[] means = [.. Enumerable.Repeat(mean, horizon)];
        var origin = Math.Max(1, series.Length - horizon);
        double[] past = [.. Enumerable.Repeat(mean, series.Length - origin)];
        return new IntervalForecastOutcome(
            new IntervalForecast
            {
                Model = model,
                Version = Version,
                Levels = levels,
                Means = means,
                Lower = [.. levels.Select(l => means.Select(m => m - (l * Math.Abs(m))).ToArray())],
                Upper = [.. levels.Select(l => means.Select(m => m + (l * Math.Abs(m))).ToArray())],
                Totals = [.. levels.Select(l => new ForecastTotal(means.Sum(), means.Sum() * (1 - (l / 2)), means.Sum() * (1 + (l / 2)), l))],
                Members = [new ForecastMember("snaive", "snaive[7]", 1, 1, new Dictionary<string, double>(), null)],
                Backtest = new BacktestResult(
                    horizon,
                    [new ForecastScore(model, 0.8, 20, 0.18), new ForecastScore("snaive", 1, 25, 0.24)],
                    [.. levels.Select(l => new CoverageScore(l, l - 0.01))],
                    [
                        new PastForecast(
                            origin, null, past, [.. levels.Select(_ => past.Select(v => v * 0.5).ToArray())], [.. levels.Select(_ => past.Select(v => v * 1.5).ToArray())],
                            series.Values[origin..]),
                    ]),
                Seasons = [7],
                Warnings = Warnings,
            },
            null);
    }

    public IReadOnlyList<IntervalForecast> Reconcile(IntervalForecast whole, IReadOnlyList<IntervalForecast> parts, bool isNonNegative) =>
        new SeriesForecaster().Reconcile(whole, parts, isNonNegative);
}
