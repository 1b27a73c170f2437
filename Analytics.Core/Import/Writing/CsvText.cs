using Analytics.Core.Domain;

namespace Analytics.Core.Import.Writing;

/// <summary>Lines of CSV.</summary>
internal static class CsvText
{
    /// <summary>A line that a spreadsheet can open safely: see <see cref="CsvCell"/>.</summary>
    public static string Line(IEnumerable<string> cells) => Plain(cells.Select(CsvCell.Escape));

    /// <summary>A line with its cells as they are.</summary>
    public static string Plain(IEnumerable<string> cells) => string.Join(',', cells.Select(static c => CsvCell.Quote(c)));
}
