using Analytics.Core.Funnels;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>Builds lying bars of a funnel's steps over those of the step before, so that what was lost is seen.</summary>
internal static class FunnelChart
{
    private const int NameLength = 26;
    private const int LeastSlots = 3;

    /// <summary>A comfortable height in pixels for so many steps.</summary>
    public static int HeightFor(int steps) => Math.Max(160, 20 + (steps * 48));

    /// <summary>Draws the steps.</summary>
    public static ChartView Build(FunnelResult result, Formatter format, string title)
    {
        var steps = result.Steps;
        double[] places = [.. Enumerable.Range(0, steps.Count).Select(static i => (double)i)];
        var before = new BarTrace
        {
            Name = "Step before",
            X = steps.Select(static s => (double?)(s.Previous ?? s.Count)).ToArray(),
            Y = places,
            Width = 0.66,
            Marker = new MarkerStyle("var(--surface-3)", Cornerradius: 3),
            Hoverinfo = "skip",
        };
        var now = new BarTrace
        {
            Name = "People",
            X = steps.Select(static s => (double?)s.Count).ToArray(),
            Y = places,
            Width = 0.66,
            Marker = new MarkerStyle("var(--series-1)", Cornerradius: 3),
            Hovertext = steps.Select(s => Hover(s, format)).ToArray(),
        };
        // Words stand behind the longer of the two bars.
        var words = new BarTrace
        {
            Name = "Words",
            X = steps.Select(static s => (double?)(s.Previous ?? s.Count)).ToArray(),
            Y = places,
            Width = 0.66,
            Marker = new MarkerStyle("rgba(0,0,0,0)"),
            Text = [.. steps.Select(s => ChartText.Encode(s.Previous is null ? format.Count(s.Count) : $"{format.Count(s.Count)}  ·  {format.Share(s.RateFromPrevious)}"))],
            Hoverinfo = "skip",
        };
        var high = Math.Max(1, steps.Max(static s => Math.Max(s.Count, s.Previous ?? 0)));
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Barmode = "overlay",
            Margin = new(8, 8, 0, 0),
            Xaxis = new() { Type = "linear", Showticklabels = false, Range = new[] { 0, high * 1.34 } },
            Yaxis = new()
            {
                Type = "linear",
                Tickvals = places,
                Ticktext = [.. steps.Select((s, i) => ChartText.Encode($"{i + 1}  {s.Name}", NameLength))],
                Range = new[] { Math.Max(steps.Count, LeastSlots) - 0.45, -0.55 },
                Ticklabelstandoff = 8,
            },
        };
        int[] sources = [.. Enumerable.Range(0, steps.Count)];
        return new ChartView(
            new ChartFigure([before, words, now], layout, ChartText.Encode(title), ChartText.FileName(title, "png")), Table(result, format), Summary(result, format, title), [[], [], sources]);
    }

    private static string Hover(FunnelStepResult step, Formatter format)
    {
        var lines = new List<string> { ChartText.Encode(step.Name, 60), $"<b>{ChartText.Encode(format.Count(step.Count))}</b>" };
        if (step.Previous is not null)
        {
            lines.Add(ChartText.Encode($"{format.Share(step.RateFromPrevious)} of the step before, {format.Share(step.RateFromFirst)} of the first"));
            lines.Add(ChartText.Encode($"{format.Count(step.Lost ?? 0)} left ({format.Share(step.DropOff)})"));
        }

        if (step.FromPrevious is { } times)
        {
            lines.Add(ChartText.Encode($"half within {format.Time(times.Median)}, nine in ten within {format.Time(times.P90)}"));
        }

        return string.Join("<br>", lines);
    }

    private static ChartTable Table(FunnelResult result, Formatter format) => new(
        ["Step", "People", "From the step before", "From the first", "Left"],
        [.. result.Steps.Select(s => (IReadOnlyList<string>)
        [
            s.Name, format.Count(s.Count), s.Previous is null ? "–" : format.Share(s.RateFromPrevious), format.Share(s.RateFromFirst), s.Lost is { } lost ? format.Count(lost) : "–",
        ])]);

    private static string Summary(FunnelResult result, Formatter format, string title)
    {
        var worst = result.Steps.Where(static s => s.Lost > 0).MaxBy(static s => s.Lost);
        return $"{title}: {format.Count(result.Entered)} entered, {format.Count(result.Converted)} reached the end ({format.Share(result.Rate)})."
            + (worst is null ? string.Empty : $" Most left before {worst.Name}: {format.Count(worst.Lost!.Value)}.");
    }
}
