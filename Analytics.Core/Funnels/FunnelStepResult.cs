namespace Analytics.Core.Funnels;

/// <summary>How many came to a step.</summary>
/// <param name="Name">What the step is called.</param>
/// <param name="Count">Customers and visitors who reached it, each once.</param>
/// <param name="Previous">Those who reached the one before; null for the first.</param>
/// <param name="First">Those who reached the first.</param>
/// <param name="FromPrevious">How long it took them since the step before; null for the first, or when nothing is dated.</param>
/// <param name="FromFirst">How long it took them since the attempt began; null for the first, or when nothing is dated.</param>
public sealed record FunnelStepResult(string Name, int Count, int? Previous, int First, FunnelTimes? FromPrevious = null, FunnelTimes? FromFirst = null)
{
    /// <summary>Count ÷ the previous step's; null for the first, and when nobody was there.</summary>
    public double? RateFromPrevious => Previous is > 0 and var before ? (double)Count / before : null;

    /// <summary>Count ÷ the first step's; null when nobody was there.</summary>
    public double? RateFromFirst => First > 0 ? (double)Count / First : null;

    /// <summary>1 − the rate from the previous step.</summary>
    public double? DropOff => 1 - RateFromPrevious;

    /// <summary>How many of the previous step did not come here; null for the first.</summary>
    public int? Lost => Previous - Count;
}
