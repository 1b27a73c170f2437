using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>Points, or words, anywhere in a plot.</summary>
public sealed record PointTrace : ChartTrace
{
    /// <inheritdoc />
    public override string Type => "scatter";

    /// <summary>Along the bottom: numbers (<c>double</c>) or encoded names.</summary>
    public required object X { get; init; }

    /// <summary>Up the side.</summary>
    public required object Y { get; init; }

    /// <summary><c>markers</c>, <c>lines</c>, <c>text</c> or <c>markers+text</c>.</summary>
    public string Mode { get; init; } = "markers";

    /// <summary>The points' look.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MarkerStyle? Marker { get; init; }

    /// <summary>The stroke through them, with <c>lines</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LineStyle? Line { get; init; }

    /// <summary>What stands at each point; encoded, lines parted by <c>&lt;br&gt;</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Text { get; init; }

    /// <summary>Where it stands, such as <c>top center</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Textposition { get; init; }

    /// <summary>How it is written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TextStyle? Textfont { get; init; }

    /// <summary>Where it is shown; null for everywhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CellRoom? Meta { get; init; }

    /// <summary>Whether points are cut at the plot's edge.</summary>
    public bool Cliponaxis { get; init; } = true;
}
