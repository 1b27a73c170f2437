using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>A key measure's value.</summary>
/// <param name="At">The day, or the hour's start, in the shop's zone; the window ends with it.</param>
/// <param name="Value">The value, ratios with numerator and denominator.</param>
public readonly record struct KeyMeasurePoint(DateTime At, MeasureValue Value)
{
    /// <summary>The day.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At);
}
