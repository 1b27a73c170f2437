using Analytics.Core.Queries.Live;
using Analytics.Core.Streaming;
using Analytics.Web.Components.Charts;

namespace Analytics.Web.State;

/// <summary>What everybody sees of the shop at one moment; made once, however many look.</summary>
/// <param name="Number">Grows by one with each frame.</param>
/// <param name="Totals">The numbers.</param>
/// <param name="Sales">The newest purchases, newest first.</param>
/// <param name="Rows">The newest of them as rows; the same object as long as none has come.</param>
/// <param name="Health">How the stream does.</param>
/// <param name="Chart">Revenue by the minute; the same object as long as it need not be drawn anew.</param>
public sealed record LiveFrame(long Number, LiveTotals Totals, IReadOnlyList<LiveSale> Sales, IReadOnlyList<LiveRow> Rows, StreamHealth Health, ChartView Chart);
