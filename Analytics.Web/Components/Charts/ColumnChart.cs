using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds standing bars of a season: what its weekdays or months usually bring.</summary>
public static class ColumnChart
{
    /// <summary>Draws a season's pattern.</summary>
    /// <param name="shares">Its weekdays or months in order.</param>
    /// <param name="nameOf">What each is called.</param>
    /// <param name="unit">The measure's unit.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="head">What a row is: Weekday, Month.</param>
    public static ChartView Build(IReadOnlyList<SeasonShare> shares, Func<int, string> nameOf, MeasureUnit unit, Formatter format, string title, string head)
    {
        double?[] values = [.. shares.Select(s => ChartText.Number(s.Mean))];
        var ticks = NiceScale.Ticks(values.Min() ?? 0, values.Max() ?? 0);
        string[] names = [.. shares.Select(s => ChartText.Encode(nameOf(s.Number)))];
        var trace = new BarTrace
        {
            X = names,
            Y = values,
            Orientation = "v",
            Width = 0.62,
            Marker = new MarkerStyle("var(--series-1)", Cornerradius: 3),
            Hovertext = shares.Select((s, i) => $"{names[i]}<br><b>{ChartText.Encode(format.Full(s.Mean, unit))}</b> a day on average"
                + (s.Ratio is { } ratio ? $"<br>{ChartText.Encode(format.Signed(ratio - 1))} against the mean" : string.Empty)).ToArray(),
        };
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Margin = new(8, 8, 8, 8),
            // Months are slanted where they are too many for the width.
            Xaxis = new() { Type = "category", Showline = true, Ticklabelstandoff = 4, Tickangle = shares.Count > 7 ? null : 0 },
            Yaxis = new()
            {
                Type = "linear",
                Showgrid = true,
                Zeroline = ticks[0] < 0,
                Tickvals = ticks,
                Ticktext = [.. ticks.Select(t => ChartText.Encode(format.Axis((decimal)t, unit)))],
                Range = new[] { ticks[0], ticks[^1] * 1.04 },
                Ticklabelstandoff = 8,
            },
        };
        var table = new ChartTable(
            [head, "Mean day", "Against the mean", "Days"],
            [.. shares.Select(s => (IReadOnlyList<string>)[nameOf(s.Number), format.InTable(s.Mean, unit), format.Signed(s.Ratio - 1), format.Count(s.Days)])]);
        var best = shares.MaxBy(s => s.Mean)!;
        var worst = shares.MinBy(s => s.Mean)!;
        var summary = $"{title}: highest {nameOf(best.Number)} with {format.Short(best.Mean, unit)} a day, lowest {nameOf(worst.Number)} with {format.Short(worst.Mean, unit)}.";
        return new ChartView(new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png")), table, summary, []);
    }
}
