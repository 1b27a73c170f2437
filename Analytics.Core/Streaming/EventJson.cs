using System.Buffers;
using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Core.Streaming;

/// <summary>Writes events as <see cref="EventParser"/> reads them.</summary>
public static class EventJson
{
    private static readonly string[] Types = ["custom", "pageView", "click", "signIn", "signUp"];
    private static readonly string[] Levels = ["unknown", "low", "medium", "high"];

    /// <summary>The events as <c>{"events": […]}</c>, UTF-8. An event without an id gets none.</summary>
    /// <exception cref="ArgumentException">One is this application's own use.</exception>
    public static byte[] Write(IReadOnlyList<EventRow> rows)
    {
        var body = new ArrayBufferWriter<byte>(256 * rows.Count);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteStartArray("events"u8);
            foreach (var row in rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, EventRow row)
    {
        if (row.Type == TrackedEventType.OwnUse)
        {
            throw new ArgumentException("This application's own use is nobody else's.", nameof(row));
        }

        json.WriteStartObject();
        Text(json, "id"u8, row.Key?.ToString());
        Text(json, "customerId"u8, row.CustomerId);
        Text(json, "visitorId"u8, row.VisitorId);
        Text(json, "sessionId"u8, row.SessionId);
        json.WriteString("type"u8, Types[(int)row.Type]);
        json.WriteString("name"u8, row.Name);
        if (row.AtUnixMs is { } at)
        {
            json.WriteNumber("at"u8, at);
        }

        Text(json, "page"u8, row.Page);
        Text(json, "referrer"u8, row.Referrer);
        Text(json, "device"u8, row.Device);
        Text(json, "channel"u8, row.Channel);
        if (row.RevenueUnits is { } units)
        {
            json.WriteNumber("revenueEffect"u8, new Money(units).Amount);
        }

        json.WriteString("engagement"u8, Levels[(int)row.Engagement]);
        if (row.SentimentUnits is { } tone)
        {
            json.WriteNumber("sentiment"u8, tone / 1_000m);
        }

        if (row.PropertiesJson is { } properties)
        {
            json.WritePropertyName("properties"u8);
            json.WriteRawValue(properties);
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }
}
