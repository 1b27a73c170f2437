namespace Analytics.Core.Domain;

/// <summary>Something that is kept about customers, and how it is to be handled.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Class">How much harm it can do.</param>
/// <param name="Fate">What erasing the person makes of it.</param>
/// <param name="Reason">Why it is classed so, in words.</param>
public sealed record ClassifiedColumn(string Table, string Column, PrivacyClass Class, ErasureFate Fate, string Reason);
