namespace Analytics.Web.Api;

/// <summary>What was decided about an insight.</summary>
/// <param name="Status">new, accepted, dismissed or done.</param>
public sealed record InsightDecision(Core.Domain.InsightStatus? Status);
