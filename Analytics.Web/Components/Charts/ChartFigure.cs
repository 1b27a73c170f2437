using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>What is sent to the browser to be drawn.</summary>
/// <param name="Traces">The marks.</param>
/// <param name="Layout">Where they stand.</param>
/// <param name="Title">The title of a saved picture; encoded.</param>
/// <param name="FileName">The name of a saved picture.</param>
[JsonConverter(typeof(ChartFigureJson))]
public sealed record ChartFigure(IReadOnlyList<ChartTrace> Traces, ChartLayout Layout, string Title, string FileName);
