using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Builds the map of the 25 cells: recency up the side, frequency and money along the bottom, in one hue.</summary>
public static class SegmentMapChart
{
    private const int Side = RfmMap.Scores;
    private const double WholeNames = 136;
    private const double SplitNames = 76;

    /// <summary>Draws the map.</summary>
    /// <param name="summary">The cells.</param>
    /// <param name="measure">What colours them.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="picked">The segments that the reader keeps to; framed.</param>
    public static ChartView Build(SegmentSummary summary, SegmentMeasure measure, Formatter format, string title, Filter? picked = null)
    {
        var cells = summary.Cells;
        var values = cells.Select(c => ChartText.Number(c.Customers == 0 ? null : SegmentMeasures.Of(c, measure))).ToArray();
        var high = values.Max() is > 0 and var top ? top : 1;
        string[] columns = [.. Enumerable.Range(1, Side).Select(Name)];
        string[] rows = [.. Enumerable.Range(1, Side).Reverse().Select(Name)];
        var ink = values.Select(v => HeatScale.Ink(v, high)).ToArray();
        string[] x = [.. cells.Select(c => Name(c.Fm))];
        string[] y = [.. cells.Select(c => Name(c.R))];
        ChartTrace[] traces =
        [
            new HeatTrace
            {
                X = columns,
                Y = rows,
                Z = [.. Enumerable.Range(0, Side).Select(r => (IReadOnlyList<double?>)[.. values.Skip(r * Side).Take(Side).Select(v => HeatScale.Draw(v, high))])],
                Zmin = -HeatScale.NegativePart * high,
                Zmax = high,
                Colorscale = HeatScale.Steps,
                HoverOnGaps = true,
                Hovertext = Enumerable.Range(0, Side).Select(r => cells.Skip(r * Side).Take(Side).Select(c => Hover(c, summary, format)).ToArray()).ToArray(),
            },
            Words(c => $"<b>{NameOf(c)}</b><br>{Numbers(c, "<br>")}", 12, new CellRoom(Side, WholeNames)),
            Words(c => $"<b>{NameOf(c).Replace(" ", "<br>", StringComparison.Ordinal)}</b><br>{format.Count(c.Customers)}", 11, new CellRoom(Side, SplitNames, WholeNames)),
            Words(c => $"{NameOf(c).Replace(" ", "<br>", StringComparison.Ordinal)}<br><b>{format.Count(c.Customers)}</b>", 9, new CellRoom(Side, null, SplitNames)),
        ];
        var layout = new ChartLayout
        {
            Margin = new(8, 8, 8, 8),
            Xaxis = new() { Type = "category", Ticklabelstandoff = 2, Title = new("Frequency and money (FM), 5 is best", 8) },
            Yaxis = new() { Type = "category", Autorange = "reversed", Ticklabelstandoff = 6, Title = new("Recency (R), 5 is most recent", 8) },
            Shapes = Frames(),
        };
        var figure = new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, Table(summary, format), Summary(summary, format, title), [[.. Enumerable.Range(0, cells.Count)], [], [], []]);

        PointTrace Words(Func<RfmCell, string> say, double size, CellRoom room) => new()
        {
            X = x,
            Y = y,
            Mode = "text",
            Text = [.. cells.Select(say)],
            Textfont = new TextStyle(size, ink),
            Hoverinfo = "skip",
            Meta = room,
        };

        string Numbers(RfmCell cell, string between) => cell.Customers == 0
            ? "nobody"
            : $"{ChartText.Encode(format.Count(cell.Customers))} {(cell.Customers == 1 ? "customer" : "customers")}{between}{ChartText.Encode(format.Compact(cell.Revenue.Amount, MeasureUnit.Money))}";

        ChartShape[]? Frames() => picked is null
            ? null
            :
            [
                .. cells
                    .Where(c => picked.Values.Contains(RfmMap.NameOf(c.Segment), StringComparer.OrdinalIgnoreCase) != picked.Exclude)
                    .Select(c => new ChartShape(c.Fm - 1.48, c.Fm - 0.52, Side - c.R - 0.48, Side - c.R + 0.48, new("var(--text)", 2))),
            ];
    }

    private static string Name(int score) => score.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(RfmCell cell) => RfmMap.NameOf(cell.Segment);

    private static string Hover(RfmCell cell, SegmentSummary summary, Formatter format)
    {
        var lines = new List<string> { $"<b>{NameOf(cell)}</b>  R {cell.R}, FM {cell.Fm}" };
        if (cell.Customers == 0)
        {
            lines.Add("nobody");
        }
        else
        {
            lines.Add(ChartText.Encode($"{format.Count(cell.Customers)} of {format.Count(summary.Customers)} customers ({format.Share((decimal)cell.Customers / summary.Customers)})"));
            lines.Add(ChartText.Encode(format.Exact(cell.Revenue.Amount, MeasureUnit.Money)) + " revenue");
            lines.Add(ChartText.Encode(format.Exact(cell.Revenue.Amount / cell.Customers, MeasureUnit.Money)) + " each");
        }

        if (cell.RevenueAtRisk.Units > 0)
        {
            lines.Add(ChartText.Encode(format.Exact(cell.RevenueAtRisk.Amount, MeasureUnit.Money)) + " spent by customers at risk");
        }

        return string.Join("<br>", lines);
    }

    private static ChartTable Table(SegmentSummary summary, Formatter format)
    {
        var unit = format.UnitOf(MeasureUnit.Money);
        return new ChartTable(
            ["Cell", "Segment", "Customers", "Share", $"Revenue ({unit})", $"Per customer ({unit})", $"Spent so far at risk ({unit})"],
            [
                .. summary.Cells.Select(c => (IReadOnlyList<string>)
                [
                    $"R {c.R}, FM {c.Fm}",
                    NameOf(c),
                    format.Count(c.Customers),
                    summary.Customers == 0 ? Formatter.NotAvailable : format.Share((decimal)c.Customers / summary.Customers),
                    format.Cell(c.Revenue.Amount, MeasureUnit.Money),
                    format.Cell(SegmentMeasures.Of(c, SegmentMeasure.Average), MeasureUnit.Money),
                    format.Cell(c.RevenueAtRisk.Amount, MeasureUnit.Money),
                ]),
            ]);
    }

    private static string Summary(SegmentSummary summary, Formatter format, string title)
    {
        var largest = summary.Segments.OrderByDescending(static s => s.Customers).Take(3);
        return $"{title}: {format.Count(summary.Customers)} customers in 25 cells; most are {string.Join(", ", largest.Select(s => $"{RfmMap.NameOf(s.Segment)} ({format.Count(s.Customers)})"))}.";
    }
}
