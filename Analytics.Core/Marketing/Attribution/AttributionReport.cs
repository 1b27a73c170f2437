namespace Analytics.Core.Marketing.Attribution;

/// <summary>Credit of the stored paths, with what the channels cost.</summary>
/// <param name="Result">Every model side by side.</param>
/// <param name="Costs">What each channel cost over all days, by the channel of its campaigns; a channel without campaigns has none.</param>
public sealed record AttributionReport(AttributionResult Result, IReadOnlyDictionary<string, decimal> Costs)
{
    /// <summary>What a channel cost; null where that is not known.</summary>
    public decimal? CostOf(string channel) => Costs.TryGetValue(channel, out var cost) ? cost : null;
}
