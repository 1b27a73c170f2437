using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds lying bars of a forecast's parts.</summary>
public static class PartsChart
{
    private const int NameLength = 28;

    /// <summary>Draws the parts of a forecast that has some.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="level">The level of the intervals in the table.</param>
    /// <param name="colourOf">A part's colour.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView Build(ShopForecast forecast, double level, Func<DimensionValue, string> colourOf, Formatter format, string title)
    {
        var unit = MeasureCatalog.Of(forecast.Question.Measure).Unit;
        var place = forecast.PlaceOf(level);
        var parts = forecast.Parts;
        double?[] values = [.. parts.Select(p => ChartText.Number(p.Total.Mean))];
        double[] places = [.. Enumerable.Range(0, parts.Count).Select(i => (double)i)];
        string[] names = [.. parts.Select(p => Formatter.Label(p.Value))];
        string[] ends = [.. parts.Select(p => format.Short(p.Total.Mean, unit) + (ShareOf(forecast, p) is { } share ? $"  ·  {format.Percent(share)}" : string.Empty))];
        var trace = new BarTrace
        {
            X = values,
            Y = places,
            Width = 0.62,
            Marker = new MarkerStyle(parts.Select(p => colourOf(p.Value)).ToArray(), Cornerradius: 3),
            Text = [.. ends.Select(e => ChartText.Encode(e))],
            Hovertext = parts.Select((p, i) =>
                $"{ChartText.Encode(names[i], 60)}<br><b>{ChartText.Encode(format.Full(p.Total.Mean, unit))}</b> expected<br>"
                + $"{ChartText.Encode(format.Level(level))}: {ChartText.Encode(format.Short(p.Total.Lower[place], unit))} – {ChartText.Encode(format.Short(p.Total.Upper[place], unit))}").ToArray(),
        };
        var low = Math.Min(0, values.Min() ?? 0);
        var high = Math.Max(0, values.Max() ?? 0);
        var room = (high - low) * 0.34;
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Margin = new(8, 8, 0, 0),
            Xaxis = new() { Type = "linear", Showticklabels = false, Zeroline = low < 0, Range = new[] { low < 0 ? low - room : 0, high + room } },
            Yaxis = new()
            {
                Type = "linear",
                Tickvals = places,
                Ticktext = [.. names.Select(n => ChartText.Encode(n, NameLength))],
                Range = new[] { Math.Max(parts.Count, 5) - 0.45, -0.55 },
                Ticklabelstandoff = 8,
            },
        };
        var table = new ChartTable(
            [ForecastText.BreakdownLabel(forecast.Question.By!.Value), "Expected", $"Lower {format.Level(level)}", $"Upper {format.Level(level)}", "Share", "Same span before", "Change"],
            [
                .. parts.Select((p, i) => Row(names[i], p.Total, p.Before, ShareOf(forecast, p))),
                Row("All", forecast.Total, parts.Sum(p => p.Before), forecast.Total.Mean > 0 ? 1 : null),
            ]);
        var summary = $"{title}: {string.Join("; ", names.Zip(ends, static (n, e) => $"{n} {e}"))}.";
        int[] sources = [.. Enumerable.Range(0, parts.Count)];
        return new ChartView(new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, [sources]);

        IReadOnlyList<string> Row(string name, PlanTotal total, double before, double? share) =>
        [
            name, format.InTable(total.Mean, unit), format.InTable(total.Lower[place], unit), format.InTable(total.Upper[place], unit),
            format.Percent(share), format.InTable(before, unit), format.Signed(before > 0 ? (total.Mean - before) / before : null),
        ];
    }

    private static double? ShareOf(ShopForecast forecast, PlanPart part) => forecast.Total.Mean > 0 ? part.Total.Mean / forecast.Total.Mean : null;
}
