using Analytics.Core.Monitoring;
using Analytics.Core.Queries;

namespace Analytics.Web.Components.Pages.Measures;

/// <summary>A threshold while it is typed: shares in percent.</summary>
public sealed class ThresholdDraft
{
    /// <summary>How loudly it calls.</summary>
    public AlertSeverity Severity { get; set; }

    /// <summary>What it looks at.</summary>
    public ThresholdKind Kind { get; set; }

    /// <summary>On which side.</summary>
    public ThresholdSide Side { get; set; }

    /// <summary>The limit; shares and changes in percent.</summary>
    public decimal? Limit { get; set; }

    /// <summary>How far back behind the limit it ends, percent of the limit.</summary>
    public decimal? HysteresisPercent { get; set; } = 10;

    /// <summary>A draft of a threshold.</summary>
    public static ThresholdDraft Of(Threshold threshold, MeasureUnit unit) => new()
    {
        Severity = threshold.Severity,
        Kind = threshold.Kind,
        Side = threshold.Side,
        Limit = threshold.Limit * Scale(threshold.Kind, unit),
        HysteresisPercent = threshold.Hysteresis * 100,
    };

    /// <summary>The threshold.</summary>
    /// <exception cref="KeyMeasureException">It has no limit.</exception>
    public Threshold Read(MeasureUnit unit) => new(
        Severity,
        Kind,
        Side,
        (Limit ?? throw new KeyMeasureException("thresholds", "Every threshold needs a limit; remove those that you do not want.")) / Scale(Kind, unit),
        (HysteresisPercent ?? 0) / 100);

    /// <summary>What the limit is counted in.</summary>
    public string UnitName(MeasureUnit unit, string currency) => (Kind, unit) switch
    {
        (ThresholdKind.Change, _) or (ThresholdKind.Fixed, MeasureUnit.Share) => "%",
        (ThresholdKind.Anomaly, _) => "deviations",
        (_, MeasureUnit.Money) => currency,
        _ => "units",
    };

    private static decimal Scale(ThresholdKind kind, MeasureUnit unit) =>
        kind == ThresholdKind.Change || (kind == ThresholdKind.Fixed && unit == MeasureUnit.Share) ? 100 : 1;
}
