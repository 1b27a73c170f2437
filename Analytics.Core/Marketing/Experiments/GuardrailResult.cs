namespace Analytics.Core.Marketing.Experiments;

/// <summary>How a guardrail fared.</summary>
/// <param name="Guardrail">The guardrail.</param>
/// <param name="Difference">Variant's share − control's; null without users on both sides.</param>
/// <param name="Low">The lower end of its unpooled 90 % interval, whose ends are the one-sided 95 % bounds.</param>
/// <param name="High">The upper end.</param>
/// <param name="State">What that says.</param>
public sealed record GuardrailResult(Guardrail Guardrail, double? Difference, double? Low, double? High, GuardrailState State);
