using Analytics.Core.Behaviour;

namespace Analytics.Web.Api;

/// <summary>An engagement score: 100 × the mean of its parts' ranks.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Parts">What it is made of; each rank is the share of everybody with a lower value.</param>
public sealed record EngagementDocument(double Score, IReadOnlyList<BehaviourPart> Parts);
