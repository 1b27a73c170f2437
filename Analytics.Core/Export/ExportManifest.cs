using Analytics.Core.Queries;

namespace Analytics.Core.Export;

/// <summary>What an exported file holds; proof that it is whole and unchanged.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="Table">The table, in camel case.</param>
/// <param name="Rows">Data rows, the header apart.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Filters">The filters in words, such as <c>category = Books, Food</c>; empty for all.</param>
/// <param name="From">The period's first day, inside; null for all there is.</param>
/// <param name="To">The period's last day, inside.</param>
/// <param name="TimeZone">The IANA zone of days and instants.</param>
/// <param name="DataVersion">The version of the data that was exported.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="CreatedAt">When it was complete.</param>
/// <param name="CreatedBy">Who took it.</param>
/// <param name="Format"><c>csv</c>, <c>jsonl</c> or <c>xlsx</c>.</param>
/// <param name="Notes">What a reader of the file must know; null for nothing.</param>
/// <param name="Pseudonyms"><c>stable</c> or <c>once</c> where pseudonyms stand in for customers; null where they are named.</param>
public sealed record ExportManifest(
    Guid Id,
    string Table,
    long Rows,
    IReadOnlyList<ExportColumn> Columns,
    IReadOnlyList<string> Filters,
    DateOnly? From,
    DateOnly? To,
    string TimeZone,
    long DataVersion,
    long Bytes,
    string Sha256,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    string Format = "csv",
    IReadOnlyList<string>? Notes = null,
    string? Pseudonyms = null)
{
    /// <summary>The manifest of a file that is complete.</summary>
    public static ExportManifest Of(
        TableExport file, string sha256, Guid id, string table, ExportFormat format, IReadOnlyList<string> filters, Period? period, string timeZone, long dataVersion, DateTimeOffset at, string by) =>
        new(
            id, table, file.Rows, file.Columns, filters, period?.From, period?.To, timeZone, dataVersion, file.Bytes, sha256, at, by,
            ExportFormats.Key(format), file.Notes.Count == 0 ? null : file.Notes, file.PseudonymKind);

    /// <summary>Filters in words.</summary>
    public static IReadOnlyList<string> Describe(IEnumerable<Filter> filters) =>
    [
        .. filters.Select(f => $"{DimensionCatalog.Of(f.Dimension).Key} {(f.Exclude ? "!=" : "=")} {string.Join(", ", f.Values)}"),
    ];
}
