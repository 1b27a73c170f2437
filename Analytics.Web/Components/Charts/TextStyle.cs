using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>How words in a plot are written.</summary>
/// <param name="Size">In pixels.</param>
/// <param name="Color">One colour, or one for each word; null takes the figure's.</param>
public sealed record TextStyle(double Size, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Color = null);
