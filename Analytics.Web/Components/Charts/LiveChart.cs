using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Live;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds the moving chart: net revenue by the minute over the last hour, the minute that runs lighter.</summary>
public static class LiveChart
{
    /// <summary>Draws the minutes.</summary>
    public static ChartView Build(IReadOnlyList<LiveMinute> minutes, Formatter format)
    {
        string[] times = [.. minutes.Select(static m => m.Start.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture))];
        double?[] values = [.. minutes.Select(static m => (double?)(double)m.Count.Revenue.Amount)];
        var ticks = NiceScale.Ticks(Math.Min(0, values.Min() ?? 0), values.Max() ?? 0);
        var trace = new BarTrace
        {
            X = times,
            Y = values,
            Orientation = "v",
            Width = 48_000,
            Marker = new MarkerStyle("var(--series-1)", Opacity: minutes.Select((_, i) => i == minutes.Count - 1 ? 0.5 : 1).ToArray()),
            Hovertext = minutes.Select((m, i) => $"{ChartText.Encode(Time(m, format))}{(i == minutes.Count - 1 ? " (not finished)" : string.Empty)}<br><b>{ChartText.Encode(format.Exact(m.Count.Revenue.Amount, MeasureUnit.Money))}</b><br>{ChartText.Encode(Orders(m, format))}").ToArray(),
        };
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Margin = new(8, 16, 8, 8),
            Xaxis = new() { Type = "date", Showline = true, Nticks = 7, Ticklabelstandoff = 4, Tickangle = 0 },
            Yaxis = new()
            {
                Type = "linear",
                Showgrid = true,
                Zeroline = ticks[0] < 0,
                Tickvals = ticks,
                Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, MeasureUnit.Money)))],
                Range = new[] { ticks[0], ticks[^1] * 1.04 },
                Ticklabelstandoff = 8,
            },
        };
        var table = new ChartTable(
            ["Minute", $"Net revenue ({format.UnitOf(MeasureUnit.Money)})", "Orders"],
            [.. minutes.Reverse().Select(m => (IReadOnlyList<string>)[Time(m, format), format.Cell(m.Count.Revenue.Amount, MeasureUnit.Money), format.Count(m.Count.Orders)])]);
        var sum = minutes.Sum(static m => m.Count.Revenue.Amount);
        var summary = $"Net revenue by the minute over the last hour: {format.Exact(sum, MeasureUnit.Money)} in all, {format.Count(minutes.Sum(static m => m.Count.Orders))} orders.";
        return new ChartView(new ChartFigure([trace], layout, "Revenue by the minute", ChartText.FileName("Revenue by the minute", "png")), table, summary, []);
    }

    private static string Time(LiveMinute minute, Formatter format) => minute.Start.ToString("t", format.Culture);

    private static string Orders(LiveMinute minute, Formatter format) => minute.Count.Orders == 1 ? "1 order" : $"{format.Count(minute.Count.Orders)} orders";
}
