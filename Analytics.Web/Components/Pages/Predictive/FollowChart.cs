using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Builds which categories follow which: the earlier order's down the side, the next one's along the top; what chance explains is left empty.</summary>
public static class FollowChart
{
    private const int NameLength = 22;
    private const double RoomForNumbers = 38;
    private const double MostLift = 99;
    private const int Flat = 6;

    /// <summary>Pixels for so many categories.</summary>
    public static int HeightFor(CategoryFlows flows) => Math.Max(220, 110 + (flows.From.Count * 30));

    /// <summary>Draws lift, or the share of customers.</summary>
    /// <param name="flows">The rules; at least one.</param>
    /// <param name="byLift">Whether colour and number are lift; else the share.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView Build(CategoryFlows flows, bool byLift, Formatter format, string title)
    {
        // Places carry a mark that no name has twice: two categories may read alike once cut.
        string[] rows = [.. Enumerable.Range(0, flows.From.Count).Select(static i => "r" + i)];
        string[] columns = [.. Enumerable.Range(0, flows.To.Count).Select(static i => "c" + i)];
        var scale = flows.Cells.SelectMany(static r => r).OfType<CategoryRule>().Select(Value).DefaultIfEmpty(1).Max();
        var cells = flows.Cells.SelectMany((row, r) => row.Select((rule, c) => (Rule: rule, R: r, C: c))).Where(static c => c.Rule is not null).ToList();
        ChartTrace[] traces =
        [
            new HeatTrace
            {
                X = columns,
                Y = rows,
                Z = [.. flows.Cells.Select(row => (IReadOnlyList<double?>)[.. row.Select(rule => rule is null ? null : HeatScale.Draw(Value(rule), scale))])],
                Zmin = -HeatScale.NegativePart * scale,
                Zmax = scale,
                Colorscale = HeatScale.Steps,
                Hovertext = flows.Cells.Select(row => row.Select(rule => rule is null ? string.Empty : Hover(rule)).ToArray()).ToArray(),
            },
            new PointTrace
            {
                X = cells.Select(c => columns[c.C]).ToArray(),
                Y = cells.Select(c => rows[c.R]).ToArray(),
                Mode = "text",
                Text = [.. cells.Select(c => ChartText.Encode(byLift ? Lift(c.Rule!) : ((decimal)c.Rule!.Share).ToString("P0", format.Culture)))],
                Textfont = new TextStyle(11, cells.Select(c => HeatScale.Ink(Value(c.Rule!), scale)).ToArray()),
                Hoverinfo = "skip",
                Meta = new CellRoom(Math.Max(1, columns.Length), RoomForNumbers),
            },
        ];
        var layout = new ChartLayout
        {
            Margin = new(8, 8, 8, 8),
            Xaxis = new() { Type = "category", Side = "top", Tickvals = columns, Ticktext = [.. flows.To.Select(static n => ChartText.Encode(n, NameLength))], Tickangle = columns.Length > Flat ? -30 : 0, Ticklabelstandoff = 2 },
            Yaxis = new() { Type = "category", Autorange = "reversed", Tickvals = rows, Ticktext = [.. flows.From.Select(static n => ChartText.Encode(n, NameLength))], Ticklabelstandoff = 6 },
        };
        var figure = new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        var table = new ChartTable(
            ["Had in an order", "Then, in the next", "Share", "Followed", "Of customers", "Share of the others", "Lift"],
            [
                .. flows.Rules.Select(r => (IReadOnlyList<string>)
                    [r.From, r.To, format.Share(r.Share), format.Count(r.Followed), format.Count(r.Customers), format.Share(r.ShareWithout), Lift(r)]),
            ]);
        var words = string.Join("; ", flows.Rules.Take(3).Select(r => $"{r.To} after {r.From}, {format.Share(r.Share)} of {format.Count(r.Customers)}"));
        return new ChartView(figure, table, $"{title}: {format.Count(flows.Rules.Count)} pairs that chance does not explain; {words}.", [[], []]);

        double Value(CategoryRule rule) => byLift ? Math.Min(MostLift, rule.Lift) : rule.Share;

        string Lift(CategoryRule rule) => double.IsFinite(rule.Lift) ? format.Plain(rule.Lift, 1) + "×" : "only here";

        string Hover(CategoryRule rule) =>
            $"<b>{ChartText.Encode(rule.From)}</b>, then <b>{ChartText.Encode(rule.To)}</b><br>{ChartText.Encode(format.Share(rule.Share))}: {ChartText.Encode(format.Count(rule.Followed))} of {ChartText.Encode(format.Count(rule.Customers))} customers"
            + $"<br>of the others {ChartText.Encode(format.Share(rule.ShareWithout))}, lift {ChartText.Encode(Lift(rule))}";
    }
}
