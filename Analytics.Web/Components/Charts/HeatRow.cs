namespace Analytics.Web.Components.Charts;

/// <summary>A row of a <see cref="HeatGrid"/>.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Note">How many.</param>
/// <param name="Cells">A cell for each column as far as there are any; null where nothing is known.</param>
public sealed record HeatRow(string Name, string Note, IReadOnlyList<HeatCell?> Cells);
