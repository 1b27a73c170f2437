namespace Analytics.Core.Import.Mapping;

/// <summary>One field of a preset.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsNeeded">Whether the preset only fits files that have it.</param>
/// <param name="Names">The column's possible names, without case, blanks and signs.</param>
internal sealed record PresetField(ImportField Field, bool IsNeeded, IReadOnlyList<string> Names);
