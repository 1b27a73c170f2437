using System.Globalization;
using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>Builds the line of the overall rate by the day or week on which attempts began.</summary>
internal static class FunnelTrendChart
{
    /// <summary>Draws the line; null when there is nothing to draw.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="byWeek">Whether weeks are drawn rather than days.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView? Build(FunnelResult result, bool byWeek, Formatter format, string title)
    {
        var points = byWeek ? result.Weeks : result.Days;
        if (points.Count < 2)
        {
            return null;
        }

        var values = points.Select(static p => p.Rate).ToArray();
        var kept = Thinning.Keep(values);
        string[] days = [.. kept.Select(i => Iso(points[i].Start))];
        string[] words = [.. kept.Select(i => Hover(points[i]))];
        var unfinished = kept.Select((i, at) => points[i].IsUnfinished || (at + 1 < kept.Count && points[kept[at + 1]].IsUnfinished)).ToArray();
        var traces = new List<ChartTrace>();
        double?[] earlier = [];
        if (result.Before is { } before && result.Period is { } period && before.Period is { } against)
        {
            var shift = period.From.DayNumber - against.From.DayNumber;
            var then = (byWeek ? before.Weeks : before.Days).Select(p => (Day: p.Start.AddDays(shift), p.Rate)).Where(p => p.Day <= period.To).ToArray();
            earlier = [.. then.Select(static p => p.Rate)];
            traces.Add(new LineTrace { Name = "Comparison", X = [.. then.Select(static p => Iso(p.Day))], Y = earlier, Line = new("var(--series-compare)", 1.5, "dash"), Hoverinfo = "skip" });
        }

        var mode = kept.Count <= 62 ? "lines+markers" : "lines";
        var marker = kept.Count <= 62 ? new MarkerStyle("var(--series-1)", 5) : null;
        traces.Add(new LineTrace { Name = "Conversion rate", X = days, Y = [.. kept.Select(i => points[i].IsUnfinished ? null : values[i])], Mode = mode, Line = new("var(--series-1)", 2.25), Marker = marker, Hovertext = words });
        if (points.Any(static p => p.IsUnfinished))
        {
            traces.Add(new LineTrace { Name = "Not finished", X = days, Y = [.. kept.Select((i, at) => unfinished[at] ? values[i] : null)], Mode = "lines", Line = new("var(--series-1)", 2, "dot"), Hovertext = words });
        }

        var ticks = NiceScale.Ticks(0, values.Concat(earlier).Max() ?? 0);
        var layout = new ChartLayout
        {
            Hovermode = "x",
            Margin = new(8, 16, 8, 8),
            Xaxis = new() { Type = "date", Showline = true, Nticks = 6, Ticklabelstandoff = 4, Tickangle = 0 },
            Yaxis = new()
            {
                Type = "linear", Showgrid = true, Tickvals = ticks, Range = new[] { 0, ticks[^1] * 1.04 }, Ticklabelstandoff = 8,
                Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, MeasureUnit.Share)))],
            },
        };
        var table = new ChartTable(
            [byWeek ? "Week of" : "Day", "Entered", "Converted", "Rate"],
            [.. points.Select(p => (IReadOnlyList<string>)[format.Day(p.Start) + (p.IsUnfinished ? " (not finished)" : string.Empty), format.Count(p.Entered), format.Count(p.Converted), format.Share(p.Rate)])]);
        var finished = points.Where(static p => !p.IsUnfinished && p.Rate is not null).ToArray();
        var summary = finished.Length == 0
            ? $"{title}: nothing is finished yet."
            : $"{title}: highest {format.Share(finished.MaxBy(static p => p.Rate)!.Rate)} on {format.Day(finished.MaxBy(static p => p.Rate)!.Start)}, lowest {format.Share(finished.MinBy(static p => p.Rate)!.Rate)} on {format.Day(finished.MinBy(static p => p.Rate)!.Start)}.";
        return new ChartView(new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, []);

        string Hover(FunnelDay point) =>
            $"{ChartText.Encode((byWeek ? "Week of " : string.Empty) + format.Day(point.Start))}{(point.IsUnfinished ? " (not finished)" : string.Empty)}<br><b>{ChartText.Encode(format.Share(point.Rate))}</b>"
            + $"<br>{ChartText.Encode($"{format.Count(point.Converted)} of {format.Count(point.Entered)}")}";
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
