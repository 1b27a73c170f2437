namespace Analytics.Core.Forecasting;

/// <summary>One day of a daily series held against what its trend and weekday let expect.</summary>
/// <param name="Expected">Trend plus weekday, in the series' unit.</param>
/// <param name="Z">How far the day lies from that, in robust standard deviations of the 90 days before; 0 where these are too few or all alike.</param>
/// <param name="IsAnomaly">Whether |<paramref name="Z"/>| is beyond <see cref="DailyAnomalies.Threshold"/>.</param>
public readonly record struct DayResidual(double Expected, double Z, bool IsAnomaly);
