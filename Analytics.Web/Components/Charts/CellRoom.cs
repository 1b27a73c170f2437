using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>Shows a trace only where there is room for it: the browser alone knows how wide a cell is.</summary>
/// <param name="Across">How many cells stand side by side.</param>
/// <param name="Least">The least width of a cell in pixels; null for any.</param>
/// <param name="Below">The width from which it is left out again; null for none.</param>
public sealed record CellRoom(
    int Across,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Least = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Below = null);
