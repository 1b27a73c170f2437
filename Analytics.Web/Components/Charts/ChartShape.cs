namespace Analytics.Web.Components.Charts;

/// <summary>A frame or a stroke over a plot, from corner to corner in the axes' own units; a category counts by its place, from 0.</summary>
/// <param name="X0">Left.</param>
/// <param name="X1">Right.</param>
/// <param name="Y0">One end.</param>
/// <param name="Y1">The other.</param>
/// <param name="Line">The stroke.</param>
/// <param name="Type"><c>rect</c> or <c>line</c>.</param>
public sealed record ChartShape(double X0, double X1, double Y0, double Y1, LineStyle Line, string Type = "rect");
