namespace Analytics.Web.Components.Charts;

/// <summary>A point that was clicked.</summary>
/// <param name="Trace">Which trace, from 0.</param>
/// <param name="Index">Which point of it, from 0; cells of a heatmap are counted row by row.</param>
public readonly record struct ChartPoint(int Trace, int Index);
