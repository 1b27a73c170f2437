using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>How a figure is laid out.</summary>
public sealed record ChartLayout
{
    /// <summary>The axis along the bottom.</summary>
    public required ChartAxis Xaxis { get; init; }

    /// <summary>The axis along the side.</summary>
    public required ChartAxis Yaxis { get; init; }

    /// <summary>Space around the plot.</summary>
    public ChartMargin Margin { get; init; } = new();

    /// <summary><c>closest</c>, <c>x</c> or <c>y</c>.</summary>
    public string Hovermode { get; init; } = "closest";

    /// <summary>Space between bars, 0 to 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Bargap { get; init; }

    /// <summary><c>overlay</c> puts bars of several traces over each other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Barmode { get; init; }

    /// <summary>Frames and strokes over the plot.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChartShape>? Shapes { get; init; }
}
