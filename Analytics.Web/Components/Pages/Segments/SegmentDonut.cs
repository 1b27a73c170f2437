using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Builds a ring of the five groups of segments: as many parts as a ring can bear.</summary>
public static class SegmentDonut
{
    /// <summary>Draws the groups.</summary>
    public static ChartView Build(SegmentSummary summary, Formatter format, string title)
    {
        var groups = summary.Groups.Select((group, place) => (Group: group, Place: place)).Where(static g => g.Group.Customers > 0).ToArray();
        var trace = new PieTrace
        {
            Labels = [.. groups.Select(static g => SegmentGroups.NameOf(g.Group.Group))],
            Values = [.. groups.Select(static g => (double)g.Group.Customers)],
            Text = [.. groups.Select(g => $"{SegmentGroups.NameOf(g.Group.Group)}<br><b>{ChartText.Encode(Share(g.Group.Customers))}</b>")],
            Hovertext = groups.Select(g => Hover(g.Group)).ToArray(),
            Marker = new PieMarker([.. groups.Select(static g => SegmentLook.ColourOf(g.Group.Group))], new("var(--surface)", 2)),
        };
        var layout = new ChartLayout
        {
            Margin = new(8, 8, 16, 16),
            Xaxis = new() { Type = "linear", Showticklabels = false },
            Yaxis = new() { Type = "linear", Showticklabels = false },
        };
        var figure = new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, Table(), Words(), [[.. groups.Select(static g => g.Place)]]);

        string Share(int customers) => format.Share((decimal)customers / summary.Customers);

        string Hover(SegmentGroupTotal group) => string.Join(
            "<br>",
            [
                $"<b>{SegmentGroups.NameOf(group.Group)}</b>: {ChartText.Encode($"{format.Count(group.Customers)} ({Share(group.Customers)})")}",
                ChartText.Encode(format.Exact(group.Revenue.Amount, MeasureUnit.Money)) + " revenue",
                .. group.Segments.Select(s => $"{RfmMap.NameOf(s.Segment)}: {ChartText.Encode(format.Count(s.Customers))}"),
            ]);

        ChartTable Table() => new(
            ["Group", "Segments", "Customers", "Share", $"Revenue ({format.UnitOf(MeasureUnit.Money)})"],
            [
                .. summary.Groups.Select(g => (IReadOnlyList<string>)
                [
                    SegmentGroups.NameOf(g.Group),
                    string.Join(", ", g.Segments.Select(static s => RfmMap.NameOf(s.Segment))),
                    format.Count(g.Customers),
                    summary.Customers == 0 ? Formatter.NotAvailable : Share(g.Customers),
                    format.Cell(g.Revenue.Amount, MeasureUnit.Money),
                ]),
            ]);

        string Words() => $"{title}: {string.Join("; ", groups.Select(g => $"{SegmentGroups.NameOf(g.Group.Group)} {Share(g.Group.Customers)}"))}.";
    }
}
