using Analytics.Core.Forecasting;

namespace Analytics.Core.Planning;

/// <summary>The models of Forecasting.</summary>
public sealed class SeriesForecaster : ISeriesForecaster
{
    // Which of them somebody may look for, and which are cheap enough to show how they would have done.
    private static readonly string[] Onlookers = ["drift", "linear", "ces", "stl-ces"];

    /// <inheritdoc />
    public IReadOnlyList<string> Models => ForecastModels.Names;

    /// <inheritdoc />
    public int Version { get; } = (AutoForecaster.Version * 1000) + ForecastModels.All.Sum(static m => m.Version);

    /// <inheritdoc />
    public IntervalForecastOutcome Forecast(
        ForecastSeries series, string model, int horizon, IReadOnlyList<double> levels, bool isCompared, CancellationToken cancellationToken)
    {
        var options = new AutoForecastOptions { Model = model, Onlookers = isCompared ? Onlookers : [] };
        var outcome = AutoForecaster.Forecast(series, horizon, levels, options, cancellationToken);
        // Stored under the version of all models: a new one may be a better member.
        return outcome.Forecast is { } forecast ? outcome with { Forecast = forecast with { Version = Version } } : outcome;
    }

    /// <inheritdoc />
    public IReadOnlyList<IntervalForecast> Reconcile(IntervalForecast whole, IReadOnlyList<IntervalForecast> parts, bool isNonNegative) =>
        PartReconciliation.AddUp(whole, parts, isNonNegative);
}
