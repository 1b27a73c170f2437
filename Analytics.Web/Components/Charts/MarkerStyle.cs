using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>How points and bars are drawn.</summary>
/// <param name="Color">One colour, or one for each point.</param>
/// <param name="Size">A point's diameter in pixels.</param>
/// <param name="Opacity">0 to 1.</param>
/// <param name="Pattern">Hatching, for bars.</param>
/// <param name="Cornerradius">Rounding of a bar's end in pixels.</param>
/// <param name="Symbol">A point's shape, such as <c>circle</c> or <c>diamond</c>.</param>
/// <param name="Line">A stroke around it.</param>
public sealed record MarkerStyle(
    object Color,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Size = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Opacity = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MarkerPattern? Pattern = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Cornerradius = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Symbol = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LineStyle? Line = null);
