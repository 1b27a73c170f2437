namespace Analytics.Core.Monitoring;

/// <summary>When a key measure calls.</summary>
/// <param name="Severity">How loudly.</param>
/// <param name="Kind">What it looks at.</param>
/// <param name="Side">On which side.</param>
/// <param name="Limit">A value in the measure's unit, a share of the comparison (0.2 is a fifth), or robust standard deviations.</param>
/// <param name="Hysteresis">How far back behind the limit the measure must go before the alert ends, as a share of the limit.</param>
public sealed record Threshold(AlertSeverity Severity, ThresholdKind Kind, ThresholdSide Side, decimal Limit, decimal Hysteresis = 0.1m)
{
    /// <summary>What is wrong with it, in words; null where nothing is.</summary>
    public string? Problem => this switch
    {
        { Kind: ThresholdKind.Fixed, Side: ThresholdSide.Either } => "A fixed threshold is above or below, not both: add one for each side.",
        { Kind: not ThresholdKind.Fixed, Limit: <= 0 } => "This threshold needs a limit above zero.",
        { Kind: ThresholdKind.Anomaly, Limit: < 2 or > 100 } => "An anomaly's limit lies between 2 and 100 standard deviations; 3.5 is usual.",
        { Kind: ThresholdKind.Change, Limit: > 1_000 } => "A change's limit is a share: 0.2 is 20%.",
        { Hysteresis: < 0 or > 0.9m } => "Hysteresis lies between 0 and 0.9 of the limit.",
        _ => null,
    };
}
