using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Builds the flows of customers from where they were to where they are: five groups, or all eleven segments.</summary>
public static class MovementChart
{
    private const string Newcomers = "No order yet";
    private const string Leavers = "No order any more";
    private const int Edge = 12;

    /// <summary>Pixels for the flows.</summary>
    public static int HeightFor(bool bySegment) => bySegment ? 640 : 440;

    /// <summary>Draws a movement.</summary>
    /// <param name="movement">The flows.</param>
    /// <param name="bySegment">Whether segments are told apart; else their groups.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView Build(SegmentMovement movement, bool bySegment, Formatter format, string title)
    {
        var names = Names(bySegment);
        var nowhere = names.Count;
        var flows = movement.Movement.Flows
            .GroupBy(f => (From: Place(f.From, bySegment, nowhere), To: Place(f.To, bySegment, nowhere)))
            .Select(g => (g.Key.From, g.Key.To, Customers: g.Sum(static f => f.Customers), Direction: SegmentMovement.Direction(g.First().From, g.First().To)))
            .OrderBy(static f => f.From)
            .ThenBy(static f => f.To)
            .ToArray();
        int[] left = [.. flows.Select(static f => f.From).Distinct().Order()];
        int[] right = [.. flows.Select(static f => f.To).Distinct().Order()];
        var before = left.Select(p => flows.Where(f => f.From == p).Sum(static f => f.Customers)).ToArray();
        var after = right.Select(p => flows.Where(f => f.To == p).Sum(static f => f.Customers)).ToArray();
        var places = new SankeyColumns([before, after], HeightFor(bySegment) - (2 * Edge));
        var from = format.Day(movement.Movement.From);
        var to = format.Day(movement.Movement.To);

        string[] labels =
        [
            .. left.Select((p, i) => $"{NameOf(p, Newcomers)}  {format.Count(before[i])}"),
            .. right.Select((p, i) => $"{NameOf(p, Leavers)}  {format.Count(after[i])}"),
        ];
        var nodes = new SankeyNodes(
            [.. labels.Select(static l => ChartText.Encode(l))],
            [.. left.Concat(right).Select(ColourOf)],
            [.. left.Select(static _ => 0.001), .. right.Select(static _ => 0.999)],
            [.. places.Middles(before), .. places.Middles(after)],
            [.. labels.Select((label, i) => $"{ChartText.Encode(label)}<br>on {ChartText.Encode(i < left.Length ? from : to)}")]);
        var links = new SankeyLinks(
            [.. flows.Select(f => Array.IndexOf(left, f.From))],
            [.. flows.Select(f => left.Length + Array.IndexOf(right, f.To))],
            [.. flows.Select(static f => (double)f.Customers)],
            [.. flows.Select(static f => f.Direction switch { > 0 => "var(--flow-up)", < 0 => "var(--flow-down)", _ => "var(--flow-same)" })],
            [.. flows.Select(f => $"{ChartText.Encode(NameOf(f.From, Newcomers))} → {ChartText.Encode(NameOf(f.To, Leavers))}<br><b>{ChartText.Encode(format.Count(f.Customers))}</b> customers, {ChartText.Encode(format.Share((decimal)f.Customers / before[Array.IndexOf(left, f.From)]))} of the left")]);
        var layout = new ChartLayout
        {
            Margin = new(8, 8, Edge, Edge),
            Xaxis = new() { Type = "linear", Showticklabels = false },
            Yaxis = new() { Type = "linear", Showticklabels = false },
        };
        var figure = new ChartFigure([new SankeyTrace { Node = nodes, Link = links }], layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, Table(), Words(), [[]]);

        string NameOf(int place, string outside) => place == nowhere ? outside : names[place];

        string ColourOf(int place) => place == nowhere
            ? "var(--line-strong)"
            : bySegment ? SegmentLook.ColourOf(RfmMap.Segments[place]) : SegmentLook.ColourOf(SegmentGroups.All[place]);

        ChartTable Table() => new(
            [$"{from}, then {to}", .. right.Select(p => NameOf(p, Leavers)), "Sum"],
            [
                .. left.Select((p, i) => (IReadOnlyList<string>)
                [
                    NameOf(p, Newcomers),
                    .. right.Select(q => format.Count(flows.Where(f => f.From == p && f.To == q).Sum(static f => f.Customers))),
                    format.Count(before[i]),
                ]),
                ["Sum", .. after.Select(a => format.Count(a)), format.Count(before.Sum())],
            ]);

        string Words() =>
            $"{title}: of {format.Count(movement.Both)} customers on both days {format.Count(movement.Up)} went up and {format.Count(movement.Down)} down a group; {format.Count(movement.Movement.New)} are new.";
    }

    private static IReadOnlyList<string> Names(bool bySegment) =>
        bySegment ? [.. RfmMap.Segments.Select(RfmMap.NameOf)] : [.. SegmentGroups.All.Select(SegmentGroups.NameOf)];

    private static int Place(RfmSegment? segment, bool bySegment, int nowhere) => segment is not { } known
        ? nowhere
        : bySegment ? (int)known - 1 : (int)SegmentGroups.Of(known);
}
