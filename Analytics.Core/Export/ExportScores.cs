namespace Analytics.Core.Export;

/// <summary>The scores of all customers as they are exported: columns, and rows that are made as they are read.</summary>
/// <param name="DataVersion">The version of the data of which they were computed.</param>
/// <param name="TimeZone">The IANA zone of their days.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">A cell for each column: a text, a number, a day, or null.</param>
public sealed record ExportScores(long DataVersion, string TimeZone, IReadOnlyList<ExportColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows);
