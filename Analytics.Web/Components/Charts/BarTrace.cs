using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>Bars that begin at zero.</summary>
public sealed record BarTrace : ChartTrace
{
    /// <inheritdoc />
    public override string Type => "bar";

    /// <summary>Values of lying bars (<c>double?</c>), names or dates (<c>string</c>) of standing ones.</summary>
    public required object X { get; init; }

    /// <summary>The other axis.</summary>
    public required object Y { get; init; }

    /// <summary><c>h</c> for lying bars, <c>v</c> for standing ones.</summary>
    public string Orientation { get; init; } = "h";

    /// <summary>The bars' look.</summary>
    public required MarkerStyle Marker { get; init; }

    /// <summary>What stands at each bar's end; encoded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Text { get; init; }

    /// <summary>Where it stands.</summary>
    public string Textposition { get; init; } = "outside";

    /// <summary>Whether the text is cut at the plot's edge.</summary>
    public bool Cliponaxis { get; init; }

    /// <summary>Thickness, 1 is the whole slot.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Width { get; init; }

    /// <summary>Where each bar begins, where not at zero.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double?>? Base { get; init; }
}
