namespace Analytics.Core.Storage;

/// <summary>A stored value of a key measure.</summary>
/// <param name="At">The day or the hour's start, in the shop's zone.</param>
/// <param name="Numerator">The value, or a ratio's numerator.</param>
/// <param name="Denominator">1, or a ratio's denominator; 0 where there is no value.</param>
public readonly record struct StoredKeyValue(DateTime At, decimal Numerator, decimal Denominator);
