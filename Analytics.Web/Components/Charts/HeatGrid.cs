namespace Analytics.Web.Components.Charts;

/// <summary>A heatmap as a table, for screens too narrow for a picture whose numbers can be read.</summary>
/// <param name="Corner">What rows and columns are.</param>
/// <param name="Columns">The heads over the cells.</param>
/// <param name="Rows">The rows, from top to bottom; the first stands for all.</param>
public sealed record HeatGrid(string Corner, IReadOnlyList<string> Columns, IReadOnlyList<HeatRow> Rows);
