namespace Analytics.Core.Marketing.Experiments;

/// <summary>An experiment's figures. Null where they cannot be had: nobody on one side, or nobody (or everybody) converted.</summary>
/// <param name="Control">The control.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Lift">Absolute lift, variant's rate − control's.</param>
/// <param name="RelativeLift">Lift ÷ control's rate.</param>
/// <param name="Low">The lower end of the absolute lift's 95 % interval, variances unpooled.</param>
/// <param name="High">The upper end.</param>
/// <param name="Z">The two-proportion z, variance pooled.</param>
/// <param name="PValue">Its two-sided p-value, valid at one look planned beforehand.</param>
/// <param name="AlwaysValidP">The mixture SPRT's p-value, valid at every look.</param>
/// <param name="MixingVariance">τ² of its mixing distribution.</param>
/// <param name="SrmP">The p-value of the χ² test that users were split as planned.</param>
/// <param name="IsSplitBroken">Whether that is below 0.01.</param>
/// <param name="NeededUsers">Users needed on the smaller side to find the smallest lift worth finding, at the wanted power.</param>
/// <param name="Power">The power with which that lift would be found in a sample of this size.</param>
/// <param name="SmallestLift">The smallest absolute lift that a sample of this size finds at the wanted power.</param>
/// <param name="Guardrails">The guardrails.</param>
/// <param name="Verdict">What it comes to.</param>
/// <param name="Words">The same in words.</param>
public sealed record ExperimentResult(
    Variant Control,
    Variant Variant,
    double? Lift,
    double? RelativeLift,
    double? Low,
    double? High,
    double? Z,
    double? PValue,
    double? AlwaysValidP,
    double MixingVariance,
    double? SrmP,
    bool IsSplitBroken,
    long? NeededUsers,
    double? Power,
    double? SmallestLift,
    IReadOnlyList<GuardrailResult> Guardrails,
    ExperimentVerdict Verdict,
    string Words);
