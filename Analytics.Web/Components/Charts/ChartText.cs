using System.Text;

namespace Analytics.Web.Components.Charts;

/// <summary>Makes texts and numbers safe to send to plotly.js.</summary>
public static class ChartText
{
    /// <summary>
    /// Encodes a text from the data: plotly.js reads tags and entities in labels, so <c>&lt;b&gt;</c> must arrive as
    /// <c>&amp;lt;b&amp;gt;</c> to be seen as it is. Control characters become blanks.
    /// </summary>
    public static string Encode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var encoded = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                // A template would read %{…} and $…$ as its own.
                '%' => encoded.Append("&#37;"),
                '$' => encoded.Append("&#36;"),
                _ when char.IsControl(c) => encoded.Append(' '),
                _ => encoded.Append(c),
            };
        }

        return encoded.ToString();
    }

    /// <summary>Encodes a text and cuts it to <paramref name="length"/> characters with an ellipsis.</summary>
    public static string Encode(string? text, int length) =>
        Encode(text is not null && text.Length > length ? string.Concat(text.AsSpan(0, length - 1).TrimEnd(), "…") : text);

    /// <summary>A number for a chart; null, NaN and infinities become null, which is a gap.</summary>
    public static double? Number(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    /// <summary>A number for a chart.</summary>
    public static double? Number(decimal? value) => value is { } v ? (double)v : null;

    /// <summary>A file name of a title: lower case letters, digits and dashes.</summary>
    public static string FileName(string title, string extension)
    {
        var name = new StringBuilder(title.Length);
        foreach (var c in title)
        {
            if (char.IsLetterOrDigit(c))
            {
                name.Append(char.ToLowerInvariant(c));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        return name.ToString().Trim('-') + "." + extension;
    }
}
