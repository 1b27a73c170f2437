namespace Analytics.Web.Hosting.Health;

/// <summary>What one check found.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Verdict">How it stands.</param>
/// <param name="Message">What was found.</param>
/// <param name="Mend">What to do about it; null where nothing is to be done.</param>
public sealed record Finding(string Check, Verdict Verdict, string Message, string? Mend = null);
