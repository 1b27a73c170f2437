using Analytics.Core.Queries.Live;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>The shop at one moment.</summary>
/// <param name="Number">Grows with each frame; those between may be left out.</param>
/// <param name="At">The moment, in the shop's zone.</param>
/// <param name="Hour">Since the hour began.</param>
/// <param name="Today">Since midnight.</param>
/// <param name="Categories">Categories of today, by revenue.</param>
/// <param name="Locations">Places of today, by revenue.</param>
/// <param name="Sales">The newest purchases, at most 50, newest first.</param>
/// <param name="Health">How the stream does.</param>
public sealed record LiveFrameDocument(
    long Number,
    DateTimeOffset At,
    LiveSpanDocument Hour,
    LiveSpanDocument Today,
    IReadOnlyList<LivePartDocument> Categories,
    IReadOnlyList<LivePartDocument> Locations,
    IReadOnlyList<LiveSaleDocument> Sales,
    LiveHealthDocument Health)
{
    internal static LiveFrameDocument Of(LiveFrame frame) => new(
        frame.Number,
        frame.Totals.At,
        LiveSpanDocument.Of(frame.Totals.Hour),
        LiveSpanDocument.Of(frame.Totals.Today),
        Parts(frame.Totals.Categories),
        Parts(frame.Totals.Locations),
        [.. frame.Sales.Select(LiveSaleDocument.Of)],
        LiveHealthDocument.Of(frame.Health));

    private static IReadOnlyList<LivePartDocument> Parts(IReadOnlyList<LivePart> parts) =>
        [.. parts.Select(static p => new LivePartDocument(p.Name, p.Today.Revenue.Amount, p.Today.Orders))];
}
