namespace Analytics.Web.Telemetry;

/// <summary>How long work took over a span of time.</summary>
/// <param name="Count">How often it was done.</param>
/// <param name="Errors">How often it failed; for requests, answers of 500 and above and those that threw.</param>
/// <param name="MedianMs">Half took no longer; in milliseconds, null when there was none. Percentiles err by at most 4.5 %.</param>
/// <param name="P95Ms">95 % took no longer.</param>
/// <param name="P99Ms">99 % took no longer.</param>
/// <param name="MaxMs">The longest.</param>
public sealed record WorkTimes(long Count, long Errors, double? MedianMs, double? P95Ms, double? P99Ms, double? MaxMs)
{
    internal static WorkTimes Of(DurationHistogram times, long errors) => new(
        times.Count, errors, Ms(times.Percentile(0.5)), Ms(times.Percentile(0.95)), Ms(times.Percentile(0.99)), times.Count == 0 ? null : Ms(times.Max));

    private static double? Ms(double? seconds) => seconds is { } known ? Math.Round(known * 1000, 2) : null;
}
