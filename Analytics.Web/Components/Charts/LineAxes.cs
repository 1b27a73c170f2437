namespace Analytics.Web.Components.Charts;

/// <summary>The axes under lines over time: marks of time along the bottom, round values up the side.</summary>
internal static class LineAxes
{
    /// <summary>Lays them out.</summary>
    /// <param name="time">What is special about the axis of time: its marks, its range.</param>
    /// <param name="ticks">The values that are marked, ascending; at least one.</param>
    /// <param name="words">Writes one.</param>
    public static ChartLayout Of(ChartAxis time, IReadOnlyList<double> ticks, Func<double, string> words) => new()
    {
        Hovermode = "x",
        Margin = new(8, 16, 8, 8),
        Xaxis = time with { Type = "date", Showline = true, Ticklabelstandoff = 4, Tickangle = 0 },
        Yaxis = new()
        {
            Type = "linear",
            Showgrid = true,
            Tickvals = ticks,
            Ticktext = [.. ticks.Select(tick => ChartText.Encode(words(tick)))],
            // Room for the line's own width at the top.
            Range = new[] { ticks[0], ticks[^1] * 1.04 },
            Ticklabelstandoff = 8,
        },
    };
}
