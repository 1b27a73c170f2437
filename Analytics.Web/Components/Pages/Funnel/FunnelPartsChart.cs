using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>Builds lying bars of the parts' overall rates; the table has each part's count at each step, which add up to the whole's.</summary>
internal static class FunnelPartsChart
{
    private const int NameLength = 26;
    private const int LeastSlots = 3;

    /// <summary>Draws the parts; null when there are none.</summary>
    public static ChartView? Build(FunnelResult result, EventTrait by, Formatter format, string title)
    {
        var parts = result.Parts;
        if (parts.Count == 0)
        {
            return null;
        }

        double[] places = [.. Enumerable.Range(0, parts.Count).Select(static i => (double)i)];
        var trace = new BarTrace
        {
            Name = "Conversion rate",
            X = parts.Select(static p => p.Steps[^1].RateFromFirst).ToArray(),
            Y = places,
            Width = 0.62,
            Marker = new MarkerStyle(parts.Select(p => SeriesColours.Plain(p.Value)).ToArray(), Cornerradius: 3),
            Text = [.. parts.Select(p => ChartText.Encode($"{format.Share(p.Steps[^1].RateFromFirst)}  ·  {format.Count(p.Steps[^1].Count)} of {format.Count(p.Steps[0].Count)}"))],
            Hovertext = parts.Select(p => string.Join("<br>", p.Steps.Select(s => ChartText.Encode($"{s.Name}: {format.Count(s.Count)}", 60)).Prepend($"<b>{ChartText.Encode(format.Part(by, p.Value))}</b>"))).ToArray(),
        };
        var high = parts.Max(static p => p.Steps[^1].RateFromFirst) ?? 0;
        var layout = new ChartLayout
        {
            Margin = new(8, 8, 0, 0),
            Xaxis = new() { Type = "linear", Showticklabels = false, Range = new[] { 0, high > 0 ? high * 1.75 : 1 } },
            Yaxis = new()
            {
                Type = "linear",
                Tickvals = places,
                Ticktext = [.. parts.Select(p => ChartText.Encode(format.Part(by, p.Value), NameLength))],
                Range = new[] { Math.Max(parts.Count, LeastSlots) - 0.45, -0.55 },
                Ticklabelstandoff = 8,
            },
        };
        var table = new ChartTable(
            [by.Label, .. result.Steps.Select(static s => s.Name), "Overall rate"],
            [.. parts.Select(p => Row(format.Part(by, p.Value), p.Steps)), Row("All", result.Steps)]);
        var best = parts.Where(static p => p.Value.Key != DimensionValue.OtherKey).MaxBy(static p => p.Steps[^1].RateFromFirst ?? -1);
        var summary = $"{title}: {parts.Count} parts"
            + (best is null ? "." : $", the highest {format.Part(by, best.Value)} with {format.Share(best.Steps[^1].RateFromFirst)} of {format.Count(best.Steps[0].Count)}.");
        return new ChartView(new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, []);

        IReadOnlyList<string> Row(string name, IReadOnlyList<FunnelStepResult> steps) => [name, .. steps.Select(s => format.Count(s.Count)), format.Share(steps[^1].RateFromFirst)];
    }
}
