namespace Analytics.Core.Domain;

/// <summary>A count under a name.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Count">How many; parts of one where the source counts so.</param>
public readonly record struct NamedCount(string Name, decimal Count);
