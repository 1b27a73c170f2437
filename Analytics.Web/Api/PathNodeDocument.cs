using Analytics.Core.Funnels.Paths;

namespace Analytics.Web.Api;

/// <summary>Something done at a distance from the event.</summary>
/// <param name="Distance">How many steps away; 0 is the event itself.</param>
/// <param name="Kind">One thing, all that is not named, or nothing more.</param>
/// <param name="Name">What was done; empty for the end and the rest.</param>
/// <param name="Count">How many people.</param>
public sealed record PathNodeDocument(int Distance, PathNodeKind Kind, string Name, int Count);
