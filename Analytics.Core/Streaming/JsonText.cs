using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Analytics.Core.Streaming;

/// <summary>Reads values of JSON as the texts, ids and instants of events; each answers with what is wrong, or null.</summary>
internal static class JsonText
{
    private const string NoText = "is not a text";

    /// <summary>The text or name at which the reader stands; null where its bytes or escapes are no characters.</summary>
    public static string? Of(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text without the blanks around it; null for an empty one.</summary>
    public static string? Short(ref Utf8JsonReader reader, int longest, out string? text)
    {
        text = null;
        if (reader.TokenType != JsonTokenType.String || Of(ref reader) is not { } value)
        {
            return NoText;
        }

        return Check(value, longest, out text);
    }

    /// <summary>An id: a text, or a whole number as it is written.</summary>
    public static string? Id(ref Utf8JsonReader reader, out string? id)
    {
        id = null;
        if (reader.TokenType != JsonTokenType.Number)
        {
            return Short(ref reader, EventReadingRules.LongestId, out id);
        }

        if (reader.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0 || reader.ValueSpan.Length > EventReadingRules.LongestId)
        {
            return "is neither a text nor a whole number";
        }

        id = Encoding.ASCII.GetString(reader.ValueSpan);
        return null;
    }

    /// <summary>An instant: ISO 8601 with its offset from UTC, or milliseconds since 1970 UTC.</summary>
    public static string? Instant(ref Utf8JsonReader reader, EventReadingRules rules, out long? unixMs)
    {
        const string Fault = "is neither a time with its offset (2026-03-01T12:00:00Z) nor milliseconds since 1970";
        unixMs = null;
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (!reader.TryGetInt64(out var number))
            {
                return Fault;
            }

            unixMs = number;
        }
        else if (reader.TokenType == JsonTokenType.String && Of(ref reader) is { } text && HasOffset(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            unixMs = instant.ToUnixTimeMilliseconds();
        }
        else
        {
            return Fault;
        }

        if (unixMs < EventReadingRules.First.ToUnixTimeMilliseconds())
        {
            return "is before 1990";
        }

        return unixMs > rules.Last.ToUnixTimeMilliseconds() ? "is more than a day ahead of the clock here" : null;
    }

    /// <summary>Checks a text and takes the blanks around it away.</summary>
    public static string? Check(string value, int longest, out string? text)
    {
        text = null;
        var trimmed = value.Trim();
        if (trimmed.Length > longest)
        {
            return string.Create(CultureInfo.InvariantCulture, $"is longer than {longest:N0} characters");
        }

        if (trimmed.Contains('\0'))
        {
            return "has a character that cannot be stored";
        }

        text = trimmed.Length == 0 ? null : trimmed;
        return null;
    }

    // Year first, a time, and at its end Z or an offset: anything else could be read in more ways than one.
    private static bool HasOffset(string text) =>
        text.Length is >= 17 and <= 40 && char.IsAsciiDigit(text[3]) && text[4] == '-' && text[10] is 'T' or 't' or ' '
        && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-' || text[^5] is '+' or '-');
}
