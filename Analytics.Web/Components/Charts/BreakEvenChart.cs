using System.Globalization;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds revenue against costs by how much is sold, with the point at which they meet.</summary>
public static class BreakEvenChart
{
    /// <summary>Draws a break-even.</summary>
    /// <param name="point">The break-even.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView Build(BreakEven point, Formatter format, string title)
    {
        var (net, variable, fixedCosts) = ((double)point.NetRevenue.Amount, (double)point.Variable.Amount, (double)point.Fixed.Amount);
        // A break-even far away would push all else into a corner.
        var meet = point.Revenue is { } at && (double)at.Amount <= net * 4 ? (double?)(double)at.Amount : null;
        var end = Math.Max(1, Math.Max(net, meet ?? 0) * 1.15);
        var perUnit = net > 0 ? variable / net : 0;
        double Cost(double revenue) => fixedCosts + (perUnit * revenue);
        string[] x = ["0", Text(end)];
        var traces = new List<ChartTrace>
        {
            new LineTrace { Name = "Fixed costs", X = x, Y = [fixedCosts, fixedCosts], Line = new("var(--series-compare)", 1.5, "dash"), Hoverinfo = "skip" },
            new LineTrace { Name = "All costs", X = x, Y = [fixedCosts, Cost(end)], Line = new("var(--series-4)", 2.25), Hoverinfo = "skip" },
            new LineTrace { Name = "Net revenue", X = x, Y = [0, end], Line = new("var(--series-1)", 2.25), Hoverinfo = "skip" },
            Mark("As it is", net, net, "var(--series-1)", "circle", format),
        };
        if (meet is { } here)
        {
            traces.Add(Mark("Break-even", here, here, "var(--series-3)", "diamond", format));
        }

        var ticks = NiceScale.Ticks(0, Math.Max(end, Cost(end)));
        var across = NiceScale.Ticks(0, end, 3).Where(t => t <= end).ToArray();
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Margin = new(8, 16, 8, 8),
            Xaxis = new()
            {
                Type = "linear", Showline = true, Range = new[] { 0, end }, Tickvals = across, Ticktext = [.. across.Select(t => ChartText.Encode(format.Axis((decimal)t, MeasureUnit.Money)))],
                Tickangle = 0, Title = new ChartTitle("Net revenue"),
            },
            Yaxis = new()
            {
                Type = "linear", Showgrid = true, Tickvals = ticks, Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, MeasureUnit.Money)))],
                Range = new[] { 0, Math.Max(end, Cost(end)) * 1.04 }, Ticklabelstandoff = 8,
            },
        };
        var money = format.UnitOf(MeasureUnit.Money);
        var rows = new List<(string Name, double Revenue)> { ("Nothing sold", 0), ("As it is", net) };
        if (point.Revenue is { } known)
        {
            rows.Add(("Break-even", (double)known.Amount));
        }

        var table = new ChartTable(
            ["Point", $"Net revenue ({money})", $"Variable costs ({money})", $"Fixed costs ({money})", $"Profit ({money})"],
            [.. rows.Select(r => (IReadOnlyList<string>)
            [
                r.Name, Cell(r.Revenue), Cell(perUnit * r.Revenue), Cell(fixedCosts), Cell(Math.Round(r.Revenue - Cost(r.Revenue), 2)),
            ])]);
        var summary = $"{title}: fixed costs {format.Full(point.Fixed)}, variable costs {format.Full(point.Variable)} at {format.Full(point.NetRevenue)} of net revenue; "
            + (point.Revenue is { } revenue ? $"they meet at {format.Full(revenue)}." : point.Reason);
        return new ChartView(new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, []);

        string Cell(double value) => format.Cell((decimal)value, MeasureUnit.Money);
    }

    private static PointTrace Mark(string name, double x, double y, string colour, string symbol, Formatter format) => new()
    {
        Name = name,
        X = new[] { x },
        Y = new[] { y },
        Marker = new MarkerStyle(colour, 10, Symbol: symbol),
        Hovertext = new[] { $"{name}<br><b>{ChartText.Encode(format.Exact((decimal)x, MeasureUnit.Money))}</b>" },
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
