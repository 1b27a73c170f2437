namespace Analytics.Core.Behaviour;

/// <summary>One part of an engagement score.</summary>
/// <param name="Key">A stable name: recency, frequency, depth, time, breadth.</param>
/// <param name="Label">What to call it.</param>
/// <param name="Value">The person's value in plain units.</param>
/// <param name="Unit">What the value counts.</param>
/// <param name="Rank">The share of everybody with a lower value, those of the same value counting half, 0 to 1; of recency the other way round.</param>
public sealed record BehaviourPart(string Key, string Label, double Value, string Unit, double Rank);
