namespace Analytics.Core.Queries.Live;

/// <summary>A category or place, today.</summary>
/// <param name="Name">Its name; empty where it is not known.</param>
/// <param name="Today">What was bought today.</param>
public sealed record LivePart(string Name, LiveCount Today);
