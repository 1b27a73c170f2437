namespace Analytics.Core.Queries;

/// <summary>
/// One number of a result. Ratios keep numerator and denominator and divide last; additive measures and counts have denominator 1.
/// </summary>
/// <param name="Numerator">The value itself, or a ratio's numerator.</param>
/// <param name="Denominator">1, or a ratio's denominator.</param>
public readonly record struct MeasureValue(decimal Numerator, decimal Denominator)
{
    /// <summary>A value that is no ratio.</summary>
    public static MeasureValue Of(decimal value) => new(value, 1m);

    /// <summary>Numerator ÷ denominator; null ("n/a") where the denominator is 0.</summary>
    public decimal? Value => Denominator == 0m ? null : Numerator / Denominator;
}
