namespace Analytics.Core.Funnels.Paths;

/// <summary>Something done at a distance from the event.</summary>
/// <param name="Distance">How many steps away; 0 is the event itself.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">What was done; the event's own name at distance 0, empty for an end and the rest.</param>
/// <param name="Count">How many people.</param>
public sealed record PathNode(int Distance, PathNodeKind Kind, string Name, int Count);
