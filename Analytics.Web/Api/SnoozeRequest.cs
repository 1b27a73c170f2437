namespace Analytics.Web.Api;

/// <summary>How long an alert's messages are put off.</summary>
/// <param name="Hours">1 to 720; null takes it back.</param>
public sealed record SnoozeRequest(int? Hours);
