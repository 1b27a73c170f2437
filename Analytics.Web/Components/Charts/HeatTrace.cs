using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>Cells of one hue.</summary>
public sealed record HeatTrace : ChartTrace
{
    /// <inheritdoc />
    public override string Type => "heatmap";

    /// <summary>The columns' names; encoded.</summary>
    public required IReadOnlyList<string> X { get; init; }

    /// <summary>The rows' names; encoded.</summary>
    public required IReadOnlyList<string> Y { get; init; }

    /// <summary>Row by row; null for what is missing, which is left empty and is not zero.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Z { get; init; }

    /// <summary>Pairs of place (0 to 1) and colour.</summary>
    public required IReadOnlyList<object[]> Colorscale { get; init; }

    /// <summary>The value that takes the first colour.</summary>
    public required double Zmin { get; init; }

    /// <summary>The value that takes the last.</summary>
    public required double Zmax { get; init; }

    /// <summary>Whether a key of colours is drawn.</summary>
    public bool Showscale { get; init; }

    /// <summary>Pixels between columns.</summary>
    public int Xgap { get; init; } = 2;

    /// <summary>Pixels between rows.</summary>
    public int Ygap { get; init; } = 2;

    /// <summary>Whether empty cells answer the pointer.</summary>
    [JsonPropertyName("hoverongaps")]
    public bool HoverOnGaps { get; init; }
}
