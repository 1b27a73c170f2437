using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Analytics.Core.Streaming;

/// <summary>Reads an event's properties: an object of texts, numbers and yes or no.</summary>
internal static class EventPropertyReader
{
    /// <summary>Reads the object at which the reader stands; answers with what is wrong, or null.</summary>
    public static string? Read(ref Utf8JsonReader reader, Dictionary<string, string> properties)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return "is not an object";
        }

        string? fault = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Of(ref reader);
            reader.Read();
            fault ??= Add(ref reader, name, properties);
            reader.Skip();
        }

        return fault;
    }

    private static string? Add(ref Utf8JsonReader reader, string? name, Dictionary<string, string> properties)
    {
        if (string.IsNullOrWhiteSpace(name) || JsonText.Check(name, EventReadingRules.LongestName, out name) is not null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has a name that is empty, longer than {EventReadingRules.LongestName} characters, or no text");
        }

        if (properties.ContainsKey(name!))
        {
            return $"has '{name}' twice";
        }

        if (properties.Count == EventReadingRules.MostProperties)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has more than {EventReadingRules.MostProperties} entries");
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                properties[name!] = "true";
                return null;
            case JsonTokenType.False:
                properties[name!] = "false";
                return null;
            case JsonTokenType.Number when reader.ValueSpan.Length <= EventReadingRules.LongestValue:
                properties[name!] = Encoding.ASCII.GetString(reader.ValueSpan);
                return null;
            case JsonTokenType.String when JsonText.Of(ref reader) is { } value:
                if (JsonText.Check(value, EventReadingRules.LongestValue, out var text) is { } fault)
                {
                    return $"has '{name}', which {fault}";
                }

                if (text is not null)
                {
                    properties[name!] = text;
                }

                return null;
            default:
                return $"has '{name}', which is neither a text, a number, true nor false";
        }
    }
}
