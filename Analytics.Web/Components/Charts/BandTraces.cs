namespace Analytics.Web.Components.Charts;

/// <summary>A band between two lines.</summary>
public static class BandTraces
{
    /// <summary>The two traces of a band: its lower edge, and its upper edge filled down to it. They must follow each other in the figure.</summary>
    /// <param name="name">What the band is; encoded.</param>
    /// <param name="days">ISO dates.</param>
    /// <param name="lower">Lower ends; null leaves a gap.</param>
    /// <param name="upper">Upper ends; null leaves a gap.</param>
    /// <param name="colour">The fill, transparent enough to see another through.</param>
    public static IEnumerable<LineTrace> Of(
        string name, IReadOnlyList<string> days, IReadOnlyList<double?> lower, IReadOnlyList<double?> upper, string colour)
    {
        var edge = new LineStyle("rgba(0,0,0,0)", 0);
        yield return new LineTrace { Name = name, X = days, Y = lower, Line = edge, Hoverinfo = "skip" };
        yield return new LineTrace { Name = name, X = days, Y = upper, Line = edge, Fill = "tonexty", Fillcolor = colour, Hoverinfo = "skip" };
    }
}
