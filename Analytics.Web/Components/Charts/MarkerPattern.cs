namespace Analytics.Web.Components.Charts;

/// <summary>Hatching of bars.</summary>
/// <param name="Shape">For each bar: <c>/</c> hatched, empty filled.</param>
/// <param name="Size">Distance of the strokes in pixels.</param>
/// <param name="Solidity">How much of it they cover, 0 to 1.</param>
/// <param name="Fillmode"><c>overlay</c> draws the strokes in the background's colour over the bar.</param>
public sealed record MarkerPattern(IReadOnlyList<string> Shape, double Size = 6, double Solidity = 0.35, string Fillmode = "replace");
