using Analytics.Core.Queries;

namespace Analytics.Web.Components.Controls;

/// <summary>One number of a page, with all that explains it.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Before">The same over the comparison period; null where there is none.</param>
/// <param name="ComparisonPeriod">The days that it is held against.</param>
/// <param name="NoComparison">Why there is no comparison, for the reader; null where there is one or none was wanted.</param>
/// <param name="Trend">The number over time, for the small line.</param>
public sealed record TileModel(
    MeasureDefinition Definition,
    MeasureValue Value,
    MeasureValue? Before,
    Period? ComparisonPeriod,
    string? NoComparison,
    IReadOnlyList<double?> Trend);
