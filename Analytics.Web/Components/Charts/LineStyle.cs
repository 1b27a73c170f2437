using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>How a line is drawn.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Dash"><c>solid</c>, <c>dash</c> or <c>dot</c>.</param>
/// <param name="Shape"><c>linear</c> or <c>hv</c>.</param>
public sealed record LineStyle(
    string Color,
    double Width = 2,
    string Dash = "solid",
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Shape = null);
