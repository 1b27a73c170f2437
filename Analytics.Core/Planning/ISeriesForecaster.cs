using Analytics.Core.Forecasting;

namespace Analytics.Core.Planning;

/// <summary>What forecasts series: the models, behind the one seam at which tests put their own. Thread-safe and deterministic.</summary>
public interface ISeriesForecaster
{
    /// <summary>The models' names, <see cref="ForecastQuestion.AutoModel"/> first.</summary>
    IReadOnlyList<string> Models { get; }

    /// <summary>Raised when a forecast of the same series may differ from one made before.</summary>
    int Version { get; }

    /// <summary>Forecasts a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="horizon">Steps.</param>
    /// <param name="levels">Levels of the intervals, fractions, ascending.</param>
    /// <param name="isCompared">Whether models that take no part in <see cref="ForecastQuestion.AutoModel"/> are scored beside those that do.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    IntervalForecastOutcome Forecast(
        ForecastSeries series, string model, int horizon, IReadOnlyList<double> levels, bool isCompared, CancellationToken cancellationToken);

    /// <summary>Changes the forecasts of a series' parts so that their means add up to its own forecast's, step by step.</summary>
    /// <param name="whole">The forecast of the series.</param>
    /// <param name="parts">The forecasts of its parts, by the same levels and as far.</param>
    /// <param name="isNonNegative">Whether no part can be below zero.</param>
    /// <returns>The changed forecasts, in the parts' order.</returns>
    IReadOnlyList<IntervalForecast> Reconcile(IntervalForecast whole, IReadOnlyList<IntervalForecast> parts, bool isNonNegative);
}
