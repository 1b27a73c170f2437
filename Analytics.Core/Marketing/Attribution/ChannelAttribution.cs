namespace Analytics.Core.Marketing.Attribution;

/// <summary>All models' credits of one channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Credits">One for each model, in the order of <see cref="AttributionModels.All"/>.</param>
/// <param name="RemovalEffects">For Markov orders 1 to 3: the share of the chain's conversions that is lost when the channel is taken out.</param>
public sealed record ChannelAttribution(string Channel, IReadOnlyList<ChannelCredit> Credits, IReadOnlyList<double> RemovalEffects)
{
    /// <summary>One model's credit.</summary>
    public ChannelCredit this[AttributionModel model] => Credits[(int)model];
}
