using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Monitoring;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Models;

/// <summary>Builds a calibration curve of a model: what was predicted along the bottom, what came up the side; on the dashed line both are the same.</summary>
public static class ReliabilityChart
{
    /// <summary>Draws it; null when nothing was held against what came.</summary>
    public static ChartView? Build(ModelKind kind, IReadOnlyList<CalibrationBin> bins, Formatter format, string title)
    {
        if (bins.Count == 0)
        {
            return null;
        }

        var isShare = kind != ModelKind.Lifetime;
        string Words(double value) => isShare ? format.Share(value) : format.Plain(value, 2);
        var (predicted, came) = kind switch
        {
            ModelKind.Forecast => ("Promised by the interval", "Held"),
            ModelKind.Lifetime => ("Expected orders", "Orders that came"),
            _ => ("Predicted churn", "Came true"),
        };
        var most = isShare ? 1 : bins.Max(static bin => Math.Max(bin.Predicted, bin.Actual));
        var ticks = isShare ? [0, 0.2, 0.4, 0.6, 0.8, 1] : NiceScale.Ticks(0, most);
        var end = ticks[^1];
        string[] texts = [.. ticks.Select(tick => ChartText.Encode(isShare ? ((decimal)tick).ToString("P0", format.Culture) : format.Plain(tick, 1)))];
        var trace = new LineTrace
        {
            Name = ChartText.Encode(came),
            X = [.. bins.Select(static bin => bin.Predicted.ToString("R", CultureInfo.InvariantCulture))],
            Y = [.. bins.Select(static bin => (double?)bin.Actual)],
            Mode = "lines+markers",
            Line = new("var(--series-1)", 1.75),
            Marker = new MarkerStyle("var(--series-1)", 9),
            Hovertext = bins.Select(bin => $"{predicted} <b>{ChartText.Encode(Words(bin.Predicted))}</b><br>{came.ToLowerInvariant()} <b>{ChartText.Encode(Words(bin.Actual))}</b>"
                + (bin.Customers > 0 ? $"<br>{ChartText.Encode(format.Count(bin.Customers))} customers" : string.Empty)).ToArray(),
        };
        var layout = new ChartLayout
        {
            Margin = new(8, 16, 8, 8),
            Xaxis = new() { Type = "linear", Showgrid = true, Tickvals = ticks, Ticktext = texts, Range = new[] { -0.02 * end, 1.02 * end }, Tickangle = 0, Title = new(predicted, 4) },
            Yaxis = new() { Type = "linear", Showgrid = true, Tickvals = ticks, Ticktext = texts, Range = new[] { -0.02 * end, 1.04 * end }, Ticklabelstandoff = 6, Title = new(came, 6) },
            Shapes = [new ChartShape(0, end, 0, end, new("var(--line-strong)", 1, "dash"), "line")],
        };
        var table = new ChartTable(
            ["Customers", predicted, came], [.. bins.Select(bin => (IReadOnlyList<string>)[bin.Customers > 0 ? format.Count(bin.Customers) : "–", Words(bin.Predicted), Words(bin.Actual)])]);
        return new ChartView(
            new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png")),
            table,
            $"{title}: at most {Words(bins.Max(static bin => Math.Abs(bin.Predicted - bin.Actual)))} off in {bins.Count} groups.",
            [[.. bins.Select(static _ => -1)]]);
    }
}
