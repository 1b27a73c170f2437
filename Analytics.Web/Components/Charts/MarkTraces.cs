using System.Globalization;

namespace Analytics.Web.Components.Charts;

/// <summary>The marks that say what stands out, alike in every chart.</summary>
internal static class MarkTraces
{
    /// <summary>Points that stand out.</summary>
    public static LineTrace Odd(IReadOnlyList<string> at, IReadOnlyList<double?> values) => new()
    {
        Name = "Stands out",
        X = at,
        Y = values,
        Mode = "markers",
        Line = new("var(--series-4)", 0),
        Marker = new("var(--series-4)", 9, Symbol: "diamond"),
        Hoverinfo = "skip",
    };

    /// <summary>Days on which the level changed, from one end of the plot to the other.</summary>
    public static LineTrace Changes(IReadOnlyCollection<DateOnly> days, double low, double high) => new()
    {
        Name = "Level changed",
        X = [.. days.SelectMany(static day => Enumerable.Repeat(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 3))],
        Y = [.. days.SelectMany(_ => new double?[] { low, high, null })],
        Line = new("var(--series-7)", 1.5, "dot"),
        Hoverinfo = "skip",
    };
}
