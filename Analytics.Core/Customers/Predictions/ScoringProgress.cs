namespace Analytics.Core.Customers;

/// <summary>How far a computation is.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Share">Which share of the whole is done, 0 to 1.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record ScoringProgress(string Step, double Share, DateTimeOffset StartedAt);
