namespace Analytics.Core.Import.Checking;

/// <summary>Why a row cannot be read.</summary>
/// <param name="Field">The field's label, or "Row".</param>
/// <param name="Value">The cell.</param>
/// <param name="Reason">What is wrong with it.</param>
internal readonly record struct RowFault(string Field, string Value, string Reason);
