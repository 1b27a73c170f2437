using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Analytics.Core.Storage;

/// <summary>Properties of events and attributes of visitors as JSON: one object of texts, its names in order.</summary>
public static class EventProperties
{
    /// <summary>The JSON; null for none.</summary>
    public static string? ToJson(IReadOnlyDictionary<string, string> properties)
    {
        if (properties.Count == 0)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in properties.OrderBy(static p => p.Key, StringComparer.Ordinal))
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The properties of what <see cref="ToJson"/> made; none for null.</summary>
    /// <exception cref="JsonException">It is no object of texts.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string? json) =>
        json is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
}
