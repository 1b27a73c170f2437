using Analytics.Core.Funnels.Paths;

namespace Analytics.Web.Api;

/// <summary>What people do next or before.</summary>
/// <param name="Nodes">What was done, by distance.</param>
/// <param name="Links">Who went where.</param>
/// <param name="Sequences">The most frequent sequences, the most people first.</param>
/// <param name="People">How many did the event.</param>
/// <param name="Active">How many did anything in the period.</param>
/// <param name="AtOnce">Of the people, how many did two different things on the way within one second, whose order is only that in which they came in.</param>
/// <param name="From">The first day; null when no event is dated.</param>
/// <param name="To">The last day, inside.</param>
/// <param name="TimeZone">The zone of the days.</param>
/// <param name="EventVersion">The version of the events.</param>
public sealed record PathDocument(
    IReadOnlyList<PathNodeDocument> Nodes,
    IReadOnlyList<PathLinkDocument> Links,
    IReadOnlyList<PathSequenceDocument> Sequences,
    int People,
    int Active,
    int AtOnce,
    string? From,
    string? To,
    string TimeZone,
    long EventVersion)
{
    /// <summary>The document of an answer.</summary>
    internal static PathDocument Of(PathResult result) => new(
        [.. result.Nodes.Select(static n => new PathNodeDocument(n.Distance, n.Kind, n.Name, n.Count))],
        [.. result.Links.Select(static l => new PathLinkDocument(l.From, l.To, l.Count))],
        [.. result.Sequences.Select(static s => new PathSequenceDocument(s.Names, s.People))],
        result.People,
        result.Active,
        result.AtOnce,
        Keys.Day(result.Period?.From),
        Keys.Day(result.Period?.To),
        result.TimeZoneId,
        result.EventVersion);
}
