namespace Analytics.Web.Components.Charts;

/// <summary>How the parts of a ring are drawn.</summary>
/// <param name="Colors">A colour for each.</param>
/// <param name="Line">The stroke between them.</param>
public sealed record PieMarker(IReadOnlyList<string> Colors, LineStyle Line);
