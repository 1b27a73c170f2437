using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>One set of marks of a figure, in the words of plotly.js. Colours are CSS colours or <c>var(--name)</c>; texts are encoded.</summary>
[JsonDerivedType(typeof(LineTrace))]
[JsonDerivedType(typeof(PointTrace))]
[JsonDerivedType(typeof(BarTrace))]
[JsonDerivedType(typeof(HeatTrace))]
[JsonDerivedType(typeof(PieTrace))]
[JsonDerivedType(typeof(SankeyTrace))]
public abstract record ChartTrace
{
    /// <summary>The most points that a trace may send.</summary>
    public const int MaxPoints = 2_000;

    /// <summary>Its kind in plotly.js; several records may share one.</summary>
    public abstract string Type { get; }

    /// <summary>Its name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>What a point says when it is pointed at; encoded, lines parted by <c>&lt;br&gt;</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Hovertext { get; init; }

    /// <summary><c>text</c> to say <see cref="Hovertext"/>, <c>skip</c> to say nothing.</summary>
    public string Hoverinfo { get; init; } = "text";
}
