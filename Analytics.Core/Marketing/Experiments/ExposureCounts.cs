namespace Analytics.Core.Marketing.Experiments;

/// <summary>An experiment's counts, told from events.</summary>
/// <param name="Control">The control's conversions and users.</param>
/// <param name="Variant">The variant's.</param>
/// <param name="Guardrails">What must not be harmed, counted alike.</param>
/// <param name="SawBoth">Users who saw both sides: they say nothing of either, and are left out.</param>
/// <param name="Young">Users whose window was not over at the last event: later counts may show more of them converted.</param>
public sealed record ExposureCounts(Variant Control, Variant Variant, IReadOnlyList<Guardrail> Guardrails, long SawBoth, long Young);
