namespace Analytics.Core.Marketing.Experiments;

/// <summary>A share of users that the variant must not harm.</summary>
/// <param name="Name">Its name: "Returns", say.</param>
/// <param name="Control">The control's count.</param>
/// <param name="Variant">The variant's count.</param>
/// <param name="IsHighGood">Whether more of it is good.</param>
/// <param name="Margin">How much worse, as an absolute difference of shares, is still borne; 0.005 is half a percentage point.</param>
public sealed record Guardrail(string Name, Variant Control, Variant Variant, bool IsHighGood, double Margin);
