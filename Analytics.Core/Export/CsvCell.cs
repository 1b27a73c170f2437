using System.Globalization;

namespace Analytics.Core.Export;

/// <summary>
/// Makes a text safe for a spreadsheet, which would run a cell that begins with = + - @, a tab or a carriage return as a formula:
/// an apostrophe goes before it. Plain numbers, negative ones too, are left alone.
/// </summary>
public static class CsvCell
{
    private const char Guard = '\'';

    /// <summary>The text as it is to be written, quotes apart.</summary>
    public static string Escape(string text) => IsGuarded(text, 0) && !IsNumber(text) ? Guard + text : text;

    /// <summary>The text that <see cref="Escape"/> was given.</summary>
    public static string Unescape(string cell) => cell.Length > 1 && cell[0] == Guard && IsGuarded(cell, 1) ? cell[1..] : cell;

    /// <summary>Whether a cell must stand in quotes (RFC 4180, and blanks at its ends, which some readers trim).</summary>
    public static bool NeedsQuotes(string cell, char delimiter) =>
        cell.Length > 0
        && (char.IsWhiteSpace(cell[0])
            || char.IsWhiteSpace(cell[^1])
            || cell.AsSpan().ContainsAny('"', '\r', '\n')
            || cell.Contains(delimiter, StringComparison.Ordinal));

    // A formula's first character after any number of apostrophes: so that what had an apostrophe already reads back as it was.
    private static bool IsGuarded(string text, int start)
    {
        var i = start;
        while (i < text.Length && text[i] == Guard)
        {
            i++;
        }

        return i < text.Length && text[i] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠');
    }

    private static bool IsNumber(string text) =>
        text[0] is '-' or '+'
        && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
