namespace Analytics.Core.Forecasting;

/// <summary>Something the reader of a forecast should know.</summary>
/// <param name="Kind">What it is about, for code.</param>
/// <param name="Message">The warning in a sentence.</param>
public sealed record ForecastWarning(ForecastWarningKind Kind, string Message);
