using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>The title of an axis.</summary>
/// <param name="Text">What it says; encoded.</param>
/// <param name="Standoff">Its distance from the names of the marks in pixels.</param>
public sealed record ChartTitle(string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Standoff = null)
{
    /// <summary>How it is written.</summary>
    public TextStyle Font { get; init; } = new(12);
}
