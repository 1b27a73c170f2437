using System.Buffers;
using System.Text;
using Analytics.Core.Domain;

namespace Analytics.Core.Export;

/// <summary>
/// Makes a text fit for a workbook's cell. Formulas are guarded as in CSV (<see cref="CsvCell.Escape"/>): a text cell is no formula, but becomes one when
/// it is edited or saved as CSV. What XML 1.0 cannot carry becomes U+FFFD; <c>_x0041_</c>, which Excel reads as A (ECMA-376, ST_Xstring), gets its
/// first underscore encoded; more than 32,767 characters, which Excel refuses, are cut to end with an ellipsis.
/// </summary>
internal static class XlsxText
{
    /// <summary>The most characters in a cell.</summary>
    public const int MostChars = 32_767;

    private const char Unknown = '\uFFFD';
    private const string Underscore = "_x005F_";
    private static readonly SearchValues<char> Sound = SearchValues.Create(
        [.. Enumerable.Range(0x20, 0xD800 - 0x20).Select(static c => (char)c).Where(static c => c != '_'), '\t', '\r', '\n']);

    /// <summary>The text as it is to be written.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether it was too long and is cut.</param>
    public static string Of(string text, out bool isCut)
    {
        var guarded = CsvCell.Escape(text);
        isCut = guarded.Length > MostChars;
        if (isCut)
        {
            var end = MostChars - 1;
            guarded = string.Concat(guarded.AsSpan(0, char.IsHighSurrogate(guarded[end - 1]) ? end - 1 : end), "…");
        }

        return guarded.AsSpan().ContainsAnyExcept(Sound) ? Rewrite(guarded) : guarded;
    }

    private static string Rewrite(string text)
    {
        var written = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                written.Append(c).Append(text[++i]);
            }
            else if (c == '_' && IsEncoded(text.AsSpan(i)))
            {
                written.Append(Underscore);
            }
            else
            {
                written.Append(char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (c < ' ' && c is not ('\t' or '\r' or '\n')) ? Unknown : c);
            }
        }

        return written.ToString();
    }

    private static bool IsEncoded(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] is 'x' or 'X' && text[6] == '_'
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
