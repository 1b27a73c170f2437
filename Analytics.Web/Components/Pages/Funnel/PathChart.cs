using Analytics.Core.Funnels.Paths;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>Builds the flows from an event to what follows, or from what came before to it.</summary>
internal static class PathChart
{
    private const int NameLength = 20;

    private const int Edge = 12;

    // A bar that has room for two lines of text beside it.
    private const double TwoLines = 20;

    // Of all people. Names of ever so few are noise; pointing at a bar tells its name, and the table has all.
    private const double LeastNamed = 0.012;

    /// <summary>Pixels for the flows.</summary>
    public const int Height = 380;

    /// <summary>Draws the paths; null when nobody did the event.</summary>
    public static ChartView? Build(PathResult result, Formatter format, string title)
    {
        if (result.People == 0 || result.Links.Count == 0)
        {
            return null;
        }

        var nodes = result.Nodes;
        var deepest = Math.Max(1, nodes.Max(static n => n.Distance));
        var isBefore = result.Query.Direction == PathDirection.Before;
        string[] names = [.. nodes.Where(static n => n.Kind == PathNodeKind.Event).Select(static n => n.Name).Distinct(StringComparer.Ordinal)];
        string[] labels = [.. nodes.Select(n => $"{NameOf(n)} {format.Count(n.Count)}")];
        var places = new double[nodes.Count];
        var columns = nodes.Select(static (n, i) => (n.Distance, n.Count, Place: i)).GroupBy(static n => n.Distance).Select(static c => c.ToArray()).ToArray();
        var bars = new SankeyColumns([.. columns.Select(static c => c.Select(static n => n.Count).ToArray())], Height - (2 * Edge));
        foreach (var column in columns)
        {
            foreach (var (node, middle) in column.Zip(bars.Middles(column.Select(static n => n.Count))))
            {
                places[node.Place] = middle;
            }
        }

        var sankey = new SankeyNodes(
            // Below each other where there is room: beside each other they reach into the next column on a phone.
            [.. nodes.Select(LabelOf)],
            [.. nodes.Select(ColourOf)],
            [.. nodes.Select(n => Math.Clamp((double)(isBefore ? deepest - n.Distance : n.Distance) / deepest, 0.001, 0.999))],
            places,
            [.. nodes.Select((n, i) => $"{ChartText.Encode(labels[i])}<br>{ChartText.Encode(format.Share((double)n.Count / result.People))} of {ChartText.Encode(format.Count(result.People))}")]);
        var links = new SankeyLinks(
            [.. result.Links.Select(l => isBefore ? l.To : l.From)],
            [.. result.Links.Select(l => isBefore ? l.From : l.To)],
            [.. result.Links.Select(static l => (double)l.Count)],
            [.. result.Links.Select(l => nodes[l.To].Kind == PathNodeKind.End ? "var(--flow-down)" : "var(--flow-same)")],
            [.. result.Links.Select(l =>
            {
                var (from, to) = isBefore ? (nodes[l.To], nodes[l.From]) : (nodes[l.From], nodes[l.To]);
                return $"{ChartText.Encode(NameOf(from))} → {ChartText.Encode(NameOf(to))}<br><b>{ChartText.Encode(format.Count(l.Count))}</b> people, {ChartText.Encode(format.Share((double)l.Count / Math.Max(1, nodes[l.From].Count)))} of “{ChartText.Encode(NameOf(nodes[l.From]))}”";
            })]);
        var layout = new ChartLayout { Margin = new(8, 8, Edge, Edge), Xaxis = new() { Type = "linear", Showticklabels = false }, Yaxis = new() { Type = "linear", Showticklabels = false } };
        var table = new ChartTable(
            ["From", "To", "Steps away", "People", "Of those"],
            [.. result.Links.Select(l =>
            {
                var (from, to) = isBefore ? (nodes[l.To], nodes[l.From]) : (nodes[l.From], nodes[l.To]);
                return (IReadOnlyList<string>)[NameOf(from), NameOf(to), format.Count(nodes[l.To].Distance), format.Count(l.Count), format.Share((double)l.Count / Math.Max(1, nodes[l.From].Count))];
            })]);
        var next = nodes.Where(static n => n.Distance == 1).OrderByDescending(static n => n.Count).Take(2).Select(n => $"{NameOf(n)} {format.Share((double)n.Count / result.People)}");
        var summary = $"{title}: of {format.Count(result.People)} people, {(isBefore ? "just before" : "next")}: {string.Join(", ", next)}.";
        return new ChartView(new ChartFigure([new SankeyTrace { Node = sankey, Link = links }], layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, [[]]);

        string LabelOf(PathNode node) => node.Count < result.People * LeastNamed
            ? string.Empty
            : $"{ChartText.Encode(NameOf(node))}{(node.Count * bars.PixelsEach < TwoLines ? " " : "<br>")}{ChartText.Encode(format.Count(node.Count))}";

        string NameOf(PathNode node) => node.Kind switch
        {
            PathNodeKind.End => isBefore ? "Began here" : "Left",
            PathNodeKind.Other => "Other",
            _ => node.Name.Length == 0 ? (isBefore ? "End" : "Start") : node.Name.Length > NameLength ? node.Name[..(NameLength - 1)] + "…" : node.Name,
        };

        string ColourOf(PathNode node) => node.Kind != PathNodeKind.Event
            ? "var(--line-strong)"
            : Array.IndexOf(names, node.Name) is >= 0 and < SeriesColours.Most and var place ? $"var(--series-{place + 1})" : SeriesColours.Other;
    }
}
