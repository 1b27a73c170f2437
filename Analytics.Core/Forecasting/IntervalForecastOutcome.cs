using System.Diagnostics.CodeAnalysis;

namespace Analytics.Core.Forecasting;

/// <summary>A forecast with intervals, or a refusal that says what was missing; exactly one is set.</summary>
/// <param name="Forecast">The forecast.</param>
/// <param name="Refusal">Why there is none.</param>
public sealed record IntervalForecastOutcome(IntervalForecast? Forecast, ForecastRefusal? Refusal)
{
    /// <summary>Whether there is a forecast.</summary>
    public bool TryGet([NotNullWhen(true)] out IntervalForecast? forecast, [NotNullWhen(false)] out ForecastRefusal? refusal)
    {
        forecast = Forecast;
        refusal = Refusal;
        return forecast is not null;
    }
}
