namespace Analytics.Core.Marketing.Attribution;

/// <summary>What one model gives one channel.</summary>
/// <param name="Conversions">Conversions credited.</param>
/// <param name="ConversionsLow">The lower end of their bootstrap range; null without samples.</param>
/// <param name="ConversionsHigh">The upper end.</param>
/// <param name="Value">Value credited, in the shop's currency.</param>
/// <param name="ValueLow">The lower end of its bootstrap range.</param>
/// <param name="ValueHigh">The upper end.</param>
public sealed record ChannelCredit(
    double Conversions, double? ConversionsLow, double? ConversionsHigh, double Value, double? ValueLow, double? ValueHigh)
{
    /// <summary>Value ÷ cost; null where the cost is not known or nothing was spent.</summary>
    /// <param name="cost">What the channel cost.</param>
    public double? Roas(decimal? cost) => cost is > 0 ? Value / (double)cost.Value : null;
}
