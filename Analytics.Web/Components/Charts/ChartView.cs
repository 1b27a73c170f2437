namespace Analytics.Web.Components.Charts;

/// <summary>What a builder makes of a result: the figure, the same as a table, and as a sentence.</summary>
/// <param name="Figure">What is drawn.</param>
/// <param name="Table">The same numbers, exact.</param>
/// <param name="Summary">What the figure shows, in a sentence or two, for who cannot see it.</param>
/// <param name="Sources">For each point of each trace, the row of the result that it shows; −1 for none.</param>
public sealed record ChartView(ChartFigure Figure, ChartTable Table, string Summary, IReadOnlyList<IReadOnlyList<int>> Sources)
{
    /// <summary>The row of the result behind a point; null where there is none.</summary>
    public int? RowOf(ChartPoint point) =>
        point.Trace >= 0 && point.Trace < Sources.Count && point.Index >= 0 && point.Index < Sources[point.Trace].Count && Sources[point.Trace][point.Index] is >= 0 and var row
            ? row
            : null;
}
