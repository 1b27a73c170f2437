namespace Analytics.Core.Marketing.Experiments;

/// <summary>An event whose share of users the variant must not harm.</summary>
/// <param name="Event">The event's name.</param>
/// <param name="IsHighGood">Whether more of it is good.</param>
/// <param name="Margin">How much worse, as an absolute difference of shares, is still borne.</param>
public sealed record GuardrailEvent(string Event, bool IsHighGood, double Margin);
