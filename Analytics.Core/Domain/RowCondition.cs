namespace Analytics.Core.Domain;

/// <summary>One part of a <see cref="RowLimit"/>: the attribute's value is among these.</summary>
/// <param name="Attribute">Of which attribute.</param>
/// <param name="Values">The values by name, without duplicates, in ordinal order; <see cref="RowLimit.NoValue"/> stands for lines without one.</param>
public sealed record RowCondition(RowField Attribute, IReadOnlyList<string> Values);
