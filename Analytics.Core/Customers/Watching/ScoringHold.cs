namespace Analytics.Core.Customers;

/// <summary>Somebody had an earlier version of the scores shown again; it stays until the next fit, asked for or by the clock.</summary>
/// <param name="Id">The version: the key of its <see cref="ScoringRun"/>.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ScoringHold(int Id, string By, DateTimeOffset At);
