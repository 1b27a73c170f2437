using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Builds a lying bar for each segment, the best first, in its group's colour.</summary>
public static class SegmentBars
{
    private const double Faded = 0.3;

    /// <summary>Draws one measure.</summary>
    /// <param name="summary">The segments.</param>
    /// <param name="measure">Which.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="picked">The segments that the reader keeps to; others are faded.</param>
    public static ChartView Build(SegmentSummary summary, SegmentMeasure measure, Formatter format, string title, Filter? picked = null)
    {
        var segments = summary.Segments;
        var unit = SegmentMeasures.UnitOf(measure);
        var total = measure switch
        {
            SegmentMeasure.Customers => summary.Customers,
            SegmentMeasure.Revenue => summary.Revenue.Amount,
            SegmentMeasure.Risk => summary.RevenueAtRisk.Amount,
            _ => 0m,
        };
        double?[] values = [.. segments.Select(s => ChartText.Number(SegmentMeasures.Of(s, measure)))];
        double[] places = [.. Enumerable.Range(0, segments.Count).Select(i => (double)i)];
        var trace = new BarTrace
        {
            X = values,
            Y = places,
            Width = 0.66,
            Marker = new MarkerStyle(
                segments.Select(s => SegmentLook.ColourOf(s.Segment)).ToArray(),
                Opacity: segments.Select(s => IsPicked(s.Segment) ? 1 : Faded).ToArray(),
                Cornerradius: 3),
            Text = [.. segments.Select(s => ChartText.Encode(End(s)))],
            Hovertext = segments.Select(s => $"<b>{RfmMap.NameOf(s.Segment)}</b> ({SegmentGroups.NameOf(SegmentGroups.Of(s.Segment))})<br>{ChartText.Encode(format.Exact(SegmentMeasures.Of(s, measure), unit))}<br>{ChartText.Encode(format.Count(s.Customers))} customers").ToArray(),
        };
        var low = Math.Min(0, values.Min() ?? 0);
        var high = Math.Max(0, values.Max() ?? 0);
        var layout = new ChartLayout
        {
            Margin = new(8, 8, 0, 0),
            Xaxis = new() { Type = "linear", Showticklabels = false, Zeroline = low < 0, Range = new[] { low, high * 1.4 } },
            Yaxis = new()
            {
                Type = "linear",
                Tickvals = places,
                Ticktext = [.. segments.Select(s => RfmMap.NameOf(s.Segment))],
                Range = new[] { segments.Count - 0.45, -0.55 },
                Ticklabelstandoff = 8,
            },
        };
        var figure = new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, Table(), Words(), [[.. Enumerable.Range(0, segments.Count)]]);

        bool IsPicked(RfmSegment segment) => picked is null || picked.Values.Contains(RfmMap.NameOf(segment), StringComparer.OrdinalIgnoreCase) != picked.Exclude;

        string End(RfmSegmentTotal segment)
        {
            var value = SegmentMeasures.Of(segment, measure);
            return total > 0 && value is { } part ? $"{format.Compact(value, unit)}  ·  {format.Share(part / total)}" : format.Compact(value, unit);
        }

        ChartTable Table() => new(
            ["Segment", unit == MeasureUnit.Money ? $"{SegmentMeasures.LabelOf(measure)} ({format.UnitOf(unit)})" : SegmentMeasures.LabelOf(measure), "Share"],
            [
                .. segments.Select(s => (IReadOnlyList<string>)
                [
                    RfmMap.NameOf(s.Segment),
                    format.Cell(SegmentMeasures.Of(s, measure), unit),
                    total > 0 && SegmentMeasures.Of(s, measure) is { } part ? format.Share(part / total) : Formatter.NotAvailable,
                ]),
            ]);

        string Words()
        {
            var largest = segments.Where(s => SegmentMeasures.Of(s, measure) is not null).OrderByDescending(s => SegmentMeasures.Of(s, measure)).Take(3);
            return $"{title}: {string.Join("; ", largest.Select(s => $"{RfmMap.NameOf(s.Segment)} {End(s)}"))}.";
        }
    }
}
