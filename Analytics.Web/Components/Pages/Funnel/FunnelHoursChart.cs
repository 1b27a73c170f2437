using System.Globalization;
using Analytics.Core.Funnels;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>Builds weekdays by hours: how many entered, or which share of them converted.</summary>
internal static class FunnelHoursChart
{
    private const int Hours = 24;

    /// <summary>Draws the hours; null when nobody entered at a known time.</summary>
    /// <param name="cells">The hours of the week.</param>
    /// <param name="rates">Whether rates are drawn rather than counts.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView? Build(IReadOnlyList<FunnelCell> cells, bool rates, Formatter format, string title)
    {
        if (cells.All(static c => c.Entered == 0))
        {
            return null;
        }

        var first = format.Settings.WeekStart == DayOfWeek.Sunday ? 7 : (int)format.Settings.WeekStart;
        var rows = Enumerable.Range(0, 7).Select(i => ((first - 1 + i) % 7) + 1)
            .Select(weekday => cells.Where(c => c.Weekday == weekday).OrderBy(static c => c.Hour).ToArray()).ToArray();
        var high = rows.SelectMany(static r => r).Max(Value) ?? 0;
        var scale = high > 0 ? high : 1;
        var trace = new HeatTrace
        {
            X = [.. Enumerable.Range(0, Hours).Select(static h => h.ToString("00", CultureInfo.InvariantCulture))],
            Y = [.. rows.Select(r => ChartText.Encode(format.Weekday(r[0].Weekday)))],
            Z = [.. rows.Select(r => (IReadOnlyList<double?>)[.. r.Select(Value)])],
            Zmin = -HeatScale.NegativePart * scale,
            Zmax = scale,
            Colorscale = HeatScale.Steps,
            Hovertext = rows.Select(r => r.Select(Hover).ToArray()).ToArray(),
        };
        var layout = new ChartLayout
        {
            Margin = new(8, 8, 8, 8),
            Xaxis = new() { Type = "category", Tickvals = new[] { "00", "03", "06", "09", "12", "15", "18", "21" }, Ticktext = ["00", "03", "06", "09", "12", "15", "18", "21"], Tickangle = 0, Ticklabelstandoff = 2 },
            Yaxis = new() { Type = "category", Autorange = "reversed", Ticklabelstandoff = 6 },
        };
        var table = new ChartTable(
            ["Weekday", .. Enumerable.Range(0, Hours).Select(static h => h.ToString("00", CultureInfo.InvariantCulture))],
            [.. rows.Select(r => (IReadOnlyList<string>)[format.Weekday(r[0].Weekday), .. r.Select(Cell)])]);
        var busiest = cells.MaxBy(static c => c.Entered)!;
        var summary = $"{title}: most enter on {format.Weekday(busiest.Weekday)} from {busiest.Hour:00}:00, {format.Count(busiest.Entered)}, of whom {format.Share(busiest.Rate)} reach the end.";
        return new ChartView(new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, []);

        double? Value(FunnelCell cell) => rates ? cell.Rate : cell.Entered;

        string Cell(FunnelCell cell) => !rates ? format.Count(cell.Entered) : cell.Rate is null ? Formatter.NotAvailable : $"{format.Share(cell.Rate)} of {format.Count(cell.Entered)}";

        string Hover(FunnelCell cell) =>
            $"{ChartText.Encode(format.Weekday(cell.Weekday))} {cell.Hour:00}:00–{cell.Hour:00}:59<br><b>{ChartText.Encode(format.Share(cell.Rate))}</b><br>{ChartText.Encode($"{format.Count(cell.Converted)} of {format.Count(cell.Entered)} who entered")}";
    }
}
