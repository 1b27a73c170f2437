namespace Analytics.Core.Storage.Consents;

/// <summary>What a customer or visitor has said; in a change, null leaves as it is what was said before.</summary>
/// <param name="Id">The shop's id of the customer, or a visitor's.</param>
/// <param name="Tracking">Whether events may be recorded: true given, false withdrawn, null nothing said.</param>
/// <param name="Marketing">Whether the person may be written to.</param>
public sealed record Consent(string Id, bool? Tracking = null, bool? Marketing = null);
