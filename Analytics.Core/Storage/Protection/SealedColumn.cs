namespace Analytics.Core.Storage.Protection;

/// <summary>A column whose values are stored encrypted.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Purpose">
/// What the value is, bound to it by the encryption: a value that is moved to a column of another purpose does not open. Columns between which
/// SQL copies values have the same one.
/// </param>
/// <param name="IsNumber">Whether what is inside is a whole number.</param>
/// <param name="IsRequired">Whether a row is nothing without it.</param>
internal sealed record SealedColumn(string Table, string Column, string Purpose, bool IsNumber = false, bool IsRequired = false);
