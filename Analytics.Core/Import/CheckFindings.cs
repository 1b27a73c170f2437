namespace Analytics.Core.Import;

/// <summary>What the check hands on to the import, beside the report that people see.</summary>
/// <param name="TrimIdDecimals">Fields whose ids lose a trailing <c>.0</c>.</param>
/// <param name="DuplicateRows">One bit a row, in the file's order: set where the row equals an earlier one. Null when there is none.</param>
internal sealed record CheckFindings(IReadOnlySet<ImportField> TrimIdDecimals, BitMap? DuplicateRows);
