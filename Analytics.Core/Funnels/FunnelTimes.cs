namespace Analytics.Core.Funnels;

/// <summary>How long something took.</summary>
/// <param name="Median">Half took no longer; between two values it is their mean.</param>
/// <param name="P90">Nine in ten took no longer; between two values by straight line (type 7 of Hyndman and Fan, 1996).</param>
/// <param name="Count">How many there are.</param>
public sealed record FunnelTimes(TimeSpan Median, TimeSpan P90, int Count);
