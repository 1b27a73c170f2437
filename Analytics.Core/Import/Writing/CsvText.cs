using System.Buffers;
using System.Text;
using Analytics.Core.Import.Values;

namespace Analytics.Core.Import.Writing;

/// <summary>Lines of CSV that a spreadsheet can open safely.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n;\t|");

    /// <summary>A line; text that a spreadsheet would run as a formula gets an apostrophe in front, numbers do not.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(c => Quote(Escape(c))));

    /// <summary>A line with its cells as they are.</summary>
    public static string Plain(IEnumerable<string> cells) => string.Join(',', cells.Select(Quote));

    /// <summary>The cell as it was before <see cref="Line"/>.</summary>
    public static string Unescape(string cell) => cell.Length > 1 && cell[0] == '\'' && IsFormulaStart(cell[1]) ? cell[1..] : cell;

    private static string Escape(string cell) =>
        cell.Length > 0 && IsFormulaStart(cell[0]) && !NumberParser.TryParse(Encoding.UTF8.GetBytes(cell), '.', out _)
            && !NumberParser.TryParse(Encoding.UTF8.GetBytes(cell), ',', out _)
            ? "'" + cell
            : cell;

    private static bool IsFormulaStart(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) || (cell.Length > 0 && (char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1])))
            ? string.Concat("\"", cell.Replace("\"", "\"\"", StringComparison.Ordinal), "\"")
            : cell;
}
