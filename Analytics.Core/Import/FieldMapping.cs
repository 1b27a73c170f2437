namespace Analytics.Core.Import;

/// <summary>One field and the column that it is read from.</summary>
/// <param name="Field">What the column means.</param>
/// <param name="Column">The column's place in the file, counted from 0.</param>
public sealed record FieldMapping(ImportField Field, int Column);
