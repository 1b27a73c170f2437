using System.Globalization;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>Builds one person's events by weekday and hour.</summary>
internal static class ActivityChart
{
    private const int Hours = 24;

    /// <summary>Draws the hours of a week, Monday's first hour first; null when there is no event.</summary>
    public static ChartView? Build(IReadOnlyList<int> counts, Formatter format, string title)
    {
        var high = counts.Count == 0 ? 0 : counts.Max();
        if (high == 0)
        {
            return null;
        }

        var first = format.Settings.WeekStart == DayOfWeek.Sunday ? 7 : (int)format.Settings.WeekStart;
        int[] weekdays = [.. Enumerable.Range(0, 7).Select(i => ((first - 1 + i) % 7) + 1)];
        string[] hours = [.. Enumerable.Range(0, Hours).Select(static h => h.ToString("00", CultureInfo.InvariantCulture))];
        var trace = new HeatTrace
        {
            X = hours,
            Y = [.. weekdays.Select(d => ChartText.Encode(format.Weekday(d)))],
            Z = [.. weekdays.Select(d => (IReadOnlyList<double?>)[.. Row(d).Select(static c => (double?)c)])],
            Zmin = -HeatScale.NegativePart * high,
            Zmax = high,
            Colorscale = HeatScale.Steps,
            Hovertext = weekdays.Select(d => Row(d).Select((c, h) => $"{ChartText.Encode(format.Weekday(d))} {h:00}:00–{h:00}:59<br><b>{ChartText.Encode(format.Count(c))}</b> events").ToArray()).ToArray(),
        };
        var layout = new ChartLayout
        {
            Margin = new(8, 8, 8, 8),
            Xaxis = new() { Type = "category", Tickvals = new[] { "00", "06", "12", "18" }, Ticktext = ["00", "06", "12", "18"], Tickangle = 0, Ticklabelstandoff = 2 },
            Yaxis = new() { Type = "category", Autorange = "reversed", Ticklabelstandoff = 6 },
        };
        var table = new ChartTable(["Weekday", .. hours], [.. weekdays.Select(d => (IReadOnlyList<string>)[format.Weekday(d), .. Row(d).Select(c => format.Count(c))])]);
        var best = counts.Select(static (count, hour) => (count, hour)).MaxBy(static c => c.count);
        var summary = $"{title}: most on {format.Weekday((best.hour / Hours) + 1)} from {best.hour % Hours:00}:00, {format.Count(best.count)} events.";
        return new ChartView(new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, []);

        IEnumerable<int> Row(int weekday) => counts.Skip((weekday - 1) * Hours).Take(Hours);
    }
}
