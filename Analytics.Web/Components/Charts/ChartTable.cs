namespace Analytics.Web.Components.Charts;

/// <summary>A chart's numbers as a table: what a screen reader reads and "Table" shows.</summary>
/// <param name="Columns">The heads; all but the first stand over numbers.</param>
/// <param name="Rows">A cell for each column, written out.</param>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
