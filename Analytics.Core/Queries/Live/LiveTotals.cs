namespace Analytics.Core.Queries.Live;

/// <summary>The shop at this moment. Times are the shop's own.</summary>
/// <param name="At">The moment.</param>
/// <param name="DataVersion">The version of the data.</param>
/// <param name="Hour">Since the hour began.</param>
/// <param name="Today">Since midnight.</param>
/// <param name="Minutes">The last 60 minutes and the one that runs, the oldest first.</param>
/// <param name="Categories">Categories of today, by revenue; a line's own category counts, else its product's.</param>
/// <param name="Locations">Places of today, by revenue; a line's own counts, else its customer's.</param>
/// <param name="HasStream">Whether any stream ever brought a line that still counts.</param>
public sealed record LiveTotals(
    DateTimeOffset At,
    long DataVersion,
    LiveSpan Hour,
    LiveSpan Today,
    IReadOnlyList<LiveMinute> Minutes,
    IReadOnlyList<LivePart> Categories,
    IReadOnlyList<LivePart> Locations,
    bool HasStream);
