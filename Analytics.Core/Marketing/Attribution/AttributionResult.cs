namespace Analytics.Core.Marketing.Attribution;

/// <summary>Every model side by side.</summary>
/// <param name="Channels">The channels, by name.</param>
/// <param name="Paths">How many different paths were read.</param>
/// <param name="Conversions">All conversions; each model's credits add up to them.</param>
/// <param name="Value">All value; each model's credits add up to it.</param>
/// <param name="Nulls">Journeys without a conversion.</param>
/// <param name="Samples">Bootstrap samples behind the ranges.</param>
/// <param name="Level">The level of the ranges.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record AttributionResult(
    IReadOnlyList<ChannelAttribution> Channels,
    int Paths,
    long Conversions,
    double Value,
    long Nulls,
    int Samples,
    double Level,
    IReadOnlyList<string> Warnings)
{
    /// <summary>What every view of credit says beside it.</summary>
    public const string CreditIsNotCause =
        "Each model is a rule for sharing credit, not a measurement of cause: a channel that is touched often gets credit whether or not it changed anything. Only an experiment shows what would have been lost without it.";
}
