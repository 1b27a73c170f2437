using System.Globalization;
using Analytics.Core.Storage;
using Analytics.Web.Components.Charts;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>Builds the course of this application's own use, hour by hour or day by day.</summary>
internal static class OwnUseChart
{
    public const string Title = "Use over time";

    /// <summary>Draws it; null where nothing was used.</summary>
    /// <param name="report">What was used.</param>
    /// <param name="zone">The shop's zone.</param>
    /// <param name="isByHour">Whether each bucket is an hour; a day otherwise.</param>
    public static ChartView? Build(OwnUseReport report, TimeZoneInfo zone, bool isByHour)
    {
        if (report.Uses == 0)
        {
            return null;
        }

        DateTimeOffset[] at = [.. report.Buckets.Select(b => TimeZoneInfo.ConvertTime(b.At, zone))];
        string[] names = [.. at.Select(a => a.ToString(isByHour ? "d MMM HH:mm" : "ddd d MMM", CultureInfo.InvariantCulture))];
        (string Name, string Colour, string Dash, int[] Values)[] lines =
        [
            ("Pages", "var(--series-1)", "solid", [.. report.Buckets.Select(static b => b.Pages)]), ("API", "var(--series-2)", "dash", [.. report.Buckets.Select(static b => b.Api)]),
        ];
        string[] places = [.. at.Select(static a => a.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))];
        var ticks = NiceScale.Ticks(0, lines.Max(static l => l.Values.Max()), 4);
        // So few days that they find room on a phone.
        var every = at.Length <= 7 ? 2 : at.Length <= 30 ? 7 : 21;
        int[] marks = [.. Enumerable.Range(0, at.Length).Where(i => isByHour ? at[i].Hour % 6 == 0 : (at.Length - 1 - i) % every == 0)];
        var layout = new ChartLayout
        {
            Hovermode = "x",
            Margin = new(8, 16, 8, 8),
            Xaxis = new()
            {
                Type = "date",
                Showline = true,
                Tickvals = marks.Select(i => places[i]).ToArray(),
                Ticktext = [.. marks.Select(i => at[i].ToString(isByHour ? "HH:mm" : "d MMM", CultureInfo.InvariantCulture))],
                Ticklabelstandoff = 4,
                Tickangle = 0,
            },
            Yaxis = new()
            {
                Type = "linear",
                Showgrid = true,
                Tickvals = ticks,
                Ticktext = [.. ticks.Select(static t => SystemText.Count((long)t))],
                Range = new[] { ticks[0], ticks[^1] * 1.04 },
                Ticklabelstandoff = 8,
            },
        };
        var traces = lines.Select(line => (ChartTrace)new LineTrace
        {
            Name = line.Name,
            X = places,
            Y = [.. line.Values.Select(static v => (double?)v)],
            Mode = "lines+markers",
            Line = new(line.Colour, 2, line.Dash),
            Marker = new MarkerStyle(line.Colour, 4),
            Hovertext = line.Values.Select((value, i) => $"{names[i]}<br>{line.Name}: <b>{SystemText.Count(value)}</b>").ToArray(),
        }).ToList();
        var table = new ChartTable(
            [isByHour ? "Hour" : "Day", "Pages", "API"],
            [.. report.Buckets.Select((b, i) => (IReadOnlyList<string>)[names[i], SystemText.Count(b.Pages), SystemText.Count(b.Api)])]);
        var summary = $"{Title}: {SystemText.Count(report.Buckets.Sum(static b => b.Pages))} pages and {SystemText.Count(report.Buckets.Sum(static b => b.Api))} requests to the API.";
        return new ChartView(new ChartFigure(traces, layout, Title, ChartText.FileName(Title, "png")), table, summary, []);
    }
}
