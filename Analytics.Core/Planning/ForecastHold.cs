namespace Analytics.Core.Planning;

/// <summary>Somebody went back to an earlier version of the forecast: forecasts learn from no later day until somebody lets them.</summary>
/// <param name="Until">The last day that they learn from.</param>
/// <param name="By">Who went back.</param>
/// <param name="At">When.</param>
public sealed record ForecastHold(DateOnly Until, string By, DateTimeOffset At);
