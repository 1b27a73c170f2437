namespace Analytics.Web.Jobs;

/// <summary>One run of a job.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Succeeded">Whether it did what it should.</param>
/// <param name="Message">What came of it, or what went wrong.</param>
/// <param name="StartedBy">Who started it: <c>schedule</c>, or an account's name.</param>
public sealed record JobRun(DateTimeOffset StartedAt, double Seconds, bool Succeeded, string Message, string StartedBy);
