using Analytics.Core.Forecasting;

namespace Analytics.Core.Planning;

/// <summary>What comes of a question: a forecast, or a refusal that says how much data is needed.</summary>
/// <param name="Forecast">The forecast; null when it was refused.</param>
/// <param name="Refusal">Why there is none; null when there is one.</param>
/// <param name="IsReused">Whether a forecast was taken up that had been computed before.</param>
public sealed record ForecastAnswer(ShopForecast? Forecast, ForecastRefusal? Refusal, bool IsReused = false);
