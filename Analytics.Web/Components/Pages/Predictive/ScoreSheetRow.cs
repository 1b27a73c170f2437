namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>A way to predict with its scores.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cells">Each score written out, and whether it is the best of its column.</param>
public sealed record ScoreSheetRow(string Name, IReadOnlyList<(string Text, bool IsBest)> Cells);
