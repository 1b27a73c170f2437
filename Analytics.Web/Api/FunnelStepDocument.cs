using Analytics.Core.Funnels;

namespace Analytics.Web.Api;

/// <summary>How many came to a step.</summary>
/// <param name="Name">What the step is called.</param>
/// <param name="Count">Customers and visitors who reached it, each once.</param>
/// <param name="RateFromPrevious">Count ÷ the previous step's; null for the first, and when nobody was there.</param>
/// <param name="RateFromFirst">Count ÷ the first step's; null when nobody was there.</param>
/// <param name="DropOff">1 − the rate from the previous step.</param>
/// <param name="MedianSeconds">Half took no longer from the step before; null where nothing is dated, and for parts.</param>
/// <param name="P90Seconds">Nine in ten took no longer from the step before.</param>
/// <param name="MedianSecondsFromFirst">Half took no longer from the first step.</param>
/// <param name="P90SecondsFromFirst">Nine in ten took no longer from the first step.</param>
public sealed record FunnelStepDocument(
    string Name,
    int Count,
    double? RateFromPrevious,
    double? RateFromFirst,
    double? DropOff,
    double? MedianSeconds,
    double? P90Seconds,
    double? MedianSecondsFromFirst,
    double? P90SecondsFromFirst)
{
    /// <summary>The document of a step.</summary>
    internal static FunnelStepDocument Of(FunnelStepResult step) => new(
        step.Name,
        step.Count,
        step.RateFromPrevious,
        step.RateFromFirst,
        step.DropOff,
        step.FromPrevious?.Median.TotalSeconds,
        step.FromPrevious?.P90.TotalSeconds,
        step.FromFirst?.Median.TotalSeconds,
        step.FromFirst?.P90.TotalSeconds);
}
