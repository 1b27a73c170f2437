namespace Analytics.Core.Behaviour;

/// <summary>How often something was done or seen.</summary>
/// <param name="Name">What.</param>
/// <param name="Count">How many events.</param>
/// <param name="Share">Of the person's events that have one, 0 to 1.</param>
public sealed record BehaviourCount(string Name, int Count, double Share);
