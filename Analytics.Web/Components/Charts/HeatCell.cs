namespace Analytics.Web.Components.Charts;

/// <summary>A cell of a <see cref="HeatGrid"/>.</summary>
/// <param name="Text">Its number.</param>
/// <param name="Ground">Its colour; null for none.</param>
/// <param name="Ink">The number's colour.</param>
/// <param name="IsOpen">Whether it may still change.</param>
public sealed record HeatCell(string Text, string? Ground, string Ink, bool IsOpen);
