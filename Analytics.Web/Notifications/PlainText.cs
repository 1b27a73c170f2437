using System.Globalization;
using System.Text;

namespace Analytics.Web.Notifications;

/// <summary>Makes names from the data fit to travel: in one line, without what a header, a terminal or a reader's eye would take for something else.</summary>
public static class PlainText
{
    /// <summary>
    /// A text in one line of at most <paramref name="most"/> characters: control characters and breaks become blanks; marks that turn the
    /// direction of writing, and what has no width, are left out.
    /// </summary>
    public static string Line(string? text, int most = 300)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var line = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= most)
            {
                return line.Append('…').ToString();
            }

            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    line.Append(' ');
                    break;
                case UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse:
                // Half a character is read as this one.
                case UnicodeCategory.OtherSymbol when rune == Rune.ReplacementChar:
                    break;
                default:
                    line.Append(rune.ToString());
                    break;
            }
        }

        return line.ToString().Trim();
    }
}
