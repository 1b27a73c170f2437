namespace Analytics.Web.Api;

/// <summary>A key measure's value.</summary>
/// <param name="At">The day or the hour's start, in the shop's zone.</param>
/// <param name="Value">The value; null where it is not known.</param>
/// <param name="Expected">What trend and weekday let expect, for values of single days with enough history.</param>
/// <param name="Z">The distance from it, in robust deviations.</param>
/// <param name="IsAnomaly">Whether it is beyond 3.5.</param>
public sealed record MetricPointDocument(DateTime At, decimal? Value, double? Expected, double? Z, bool IsAnomaly);
