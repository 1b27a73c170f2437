using Analytics.Core.Forecasting.Combining;
using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting;

/// <summary>
/// The forecast of a series: models tried at rolling origins on the series itself, combined by how they did, with intervals from
/// the errors made there. Pure and deterministic; safe for use by many threads.
/// </summary>
public static class AutoForecaster
{
    /// <summary>Raised whenever the same series may give another forecast, a member's own version apart.</summary>
    public const int Version = 3;

    /// <summary>Forecasts.</summary>
    /// <param name="series">The history; <see cref="ForecastSeries.Season"/> is the period of seasonal naive and of MASE.</param>
    /// <param name="horizon">Steps ahead, 1 to 1,000.</param>
    /// <param name="levels">Interval levels as fractions, 0.1 to 0.99.</param>
    /// <param name="options">Choices; null for the defaults.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The forecast, or a refusal: only a series without any observation, or with unusable values, is refused.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or a level is out of range.</exception>
    /// <exception cref="ArgumentException">The options name a model that does not exist.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static IntervalForecastOutcome Forecast(
        ForecastSeries series,
        int horizon,
        IReadOnlyList<double> levels,
        AutoForecastOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, 1000);
        foreach (var level in levels)
        {
            if (level is not (>= 0.1 and <= 0.99))
            {
                throw new ArgumentOutOfRangeException(nameof(levels), level, "A level is between 0.1 and 0.99.");
            }
        }

        var chosen = options ?? AutoForecastOptions.Default;
        var history = Trimmed(chosen.TrainingWindow is { } window ? series.Tail(window) : series);
        if (SeriesChecks.Refuse(history, 1) is { Refusal: { Reason: not ForecastRefusalReason.MissingValues } refusal })
        {
            return new IntervalForecastOutcome(null, refusal);
        }

        var ordered = levels.Distinct().Order().ToArray();
        return new IntervalForecastOutcome(new ForecastRun(history, horizon, ordered, chosen).Make(cancellationToken), null);
    }

    // Steps before the first observation say nothing.
    private static ForecastSeries Trimmed(ForecastSeries series)
    {
        var first = Array.FindIndex(series.Values, static v => !double.IsNaN(v));
        return first > 0 ? series.Tail(series.Length - first) : series;
    }
}
