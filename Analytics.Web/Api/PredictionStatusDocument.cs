using Analytics.Core.Customers;

namespace Analytics.Web.Api;

/// <summary>How far predictions are.</summary>
/// <param name="State"><c>none</c>, <c>computing</c> or <c>ready</c>; while computing, earlier predictions are served.</param>
/// <param name="Step">What is being computed.</param>
/// <param name="Share">Which share is done, 0 to 1.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Problem">Why the last computation failed, or what is missing.</param>
/// <param name="Run">The newest run; null until there is one.</param>
public sealed record PredictionStatusDocument(
    string State, string? Step, double? Share, DateTimeOffset? StartedAt, string? Problem, ScoringRun? Run);
