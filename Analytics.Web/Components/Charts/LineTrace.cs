using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>A line over time.</summary>
public sealed record LineTrace : ChartTrace
{
    /// <inheritdoc />
    public override string Type => "scatter";

    /// <summary>ISO dates or instants.</summary>
    public required IReadOnlyList<string> X { get; init; }

    /// <summary>Values; null leaves a gap.</summary>
    public required IReadOnlyList<double?> Y { get; init; }

    /// <summary><c>lines</c>, <c>markers</c> or both.</summary>
    public string Mode { get; init; } = "lines";

    /// <summary>The stroke.</summary>
    public required LineStyle Line { get; init; }

    /// <summary><c>tozeroy</c> fills down to zero, <c>tonexty</c> to the trace before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fill { get; init; }

    /// <summary>The fill's colour.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fillcolor { get; init; }

    /// <summary>The points' look.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MarkerStyle? Marker { get; init; }
}
