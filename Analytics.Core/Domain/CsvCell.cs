using System.Buffers;
using System.Globalization;
using System.Text;

namespace Analytics.Core.Domain;

/// <summary>
/// Makes a text safe for a spreadsheet, which would run a cell that begins with = + - @, a tab or a carriage return as a formula:
/// an apostrophe goes before it. The same after a semicolon, a tab or a line's end within the text, because a spreadsheet that parts
/// cells there (most outside English-speaking countries part at the semicolon) would begin a cell with what follows. Plain numbers,
/// negative ones too, are left alone.
/// </summary>
public static class CsvCell
{
    private const char Guard = '\'';
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\"\r\n,;\t|");
    private static readonly SearchValues<char> CellEnds = SearchValues.Create(";\t\r\n");

    /// <summary>The text as it is to be written, quotes apart.</summary>
    public static string Escape(string text) => Rewrite(text, adding: true);

    /// <summary>The text that <see cref="Escape"/> was given.</summary>
    public static string Unescape(string cell) => Rewrite(cell, adding: false);

    /// <summary>The cell in quotes where it must stand in them (RFC 4180, what other readers part at, and blanks at its ends), else as it is.</summary>
    public static string Quote(string cell, char delimiter = ',') =>
        NeedsQuotes(cell, delimiter) ? string.Concat("\"", cell.Replace("\"", "\"\"", StringComparison.Ordinal), "\"") : cell;

    private static bool NeedsQuotes(string cell, char delimiter) =>
        cell.Length > 0
        && (char.IsWhiteSpace(cell[0])
            || char.IsWhiteSpace(cell[^1])
            || cell.AsSpan().ContainsAny(NeedQuotes)
            || cell.Contains(delimiter, StringComparison.Ordinal));

    // A formula's first character counts after any number of apostrophes too: so that what had an apostrophe already reads back as it was.
    private static string Rewrite(string text, bool adding)
    {
        StringBuilder? written = null;
        var copied = 0;
        for (var start = 0; start >= 0; start = NextStart(text, start))
        {
            var end = start;
            while (end < text.Length && text[end] == Guard)
            {
                end++;
            }

            if (end == text.Length || !IsFormula(text[end]) || (adding ? start == 0 && IsNumber(text) : end == start))
            {
                continue;
            }

            written = (written ?? new StringBuilder(text.Length + 2)).Append(text, copied, start - copied);
            copied = start;
            if (adding)
            {
                written.Append(Guard);
            }
            else
            {
                copied++;
            }
        }

        return written is null ? text : written.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Where the next cell would begin for a reader that parts at something else; -1 for nowhere.</summary>
    private static int NextStart(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAny(CellEnds);
        if (at < 0)
        {
            return -1;
        }

        for (at += from + 1; at < text.Length && text[at] == '"';)
        {
            at++;
        }

        return at;
    }

    private static bool IsFormula(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠';

    private static bool IsNumber(string text) =>
        text.Length > 1
        && text[0] is '-' or '+'
        && char.IsAsciiDigit(text[1])
        && char.IsAsciiDigit(text[^1])
        && decimal.TryParse(
            text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
