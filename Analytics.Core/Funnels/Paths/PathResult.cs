using Analytics.Core.Queries;

namespace Analytics.Core.Funnels.Paths;

/// <summary>What people do after or before an event.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Period">The days; null when no event is dated.</param>
/// <param name="TimeZoneId">The shop's zone.</param>
/// <param name="EventVersion">The version of the events.</param>
/// <param name="Nodes">What was done, by distance and size. At each distance the counts are those of the nearer nodes but the ends.</param>
/// <param name="Links">Who went where.</param>
/// <param name="Sequences">The most frequent sequences, of everybody's events in the period; the most people first.</param>
/// <param name="People">How many did the event.</param>
/// <param name="Active">How many did anything in the period.</param>
/// <param name="AtOnce">Of the people, how many did two different things on the way within one second: which came first there is only the order in which they came in.</param>
public sealed record PathResult(
    PathQuery Query,
    Period? Period,
    string TimeZoneId,
    long EventVersion,
    IReadOnlyList<PathNode> Nodes,
    IReadOnlyList<PathLink> Links,
    IReadOnlyList<PathSequence> Sequences,
    int People,
    int Active,
    int AtOnce);
