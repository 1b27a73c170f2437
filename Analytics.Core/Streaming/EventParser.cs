using System.Globalization;
using System.Text.Json;
using Analytics.Core.Storage;

namespace Analytics.Core.Streaming;

/// <summary>
/// Reads events from JSON: one object, an array of up to <see cref="MostEvents"/>, or <c>{"events": […]}</c>. An event that makes no sense is refused by
/// itself, with the first field at fault; a body that is no JSON is refused whole, so that nothing is ever taken from half a body.
/// </summary>
public static class EventParser
{
    /// <summary>How many events one body may have.</summary>
    public const int MostEvents = 1_000;

    /// <summary>How many bytes a body may have.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>The field that a refused event names when it is none at all.</summary>
    public const string WholeEvent = "event";

    private const string Shape = "Send one event as an object, or up to 1,000 in an array or as {\"events\": […]}.";

    /// <summary>Reads a body.</summary>
    /// <param name="json">The body, UTF-8.</param>
    /// <param name="now">The instant of events that say none.</param>
    /// <exception cref="EventParseException">It is no JSON, has no event, or too many.</exception>
    public static ParsedEvents Parse(ReadOnlySpan<byte> json, DateTimeOffset now)
    {
        // A byte order mark is how some programs begin a text.
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        var reader = new Utf8JsonReader(json);
        try
        {
            var parsed = Body(ref reader, new EventReadingRules(now));
            return reader.Read() ? throw new EventParseException("There is something after the events. " + Shape) : parsed;
        }
        catch (JsonException error)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {(error.LineNumber ?? 0) + 1}, character {(error.BytePositionInLine ?? 0) + 1}");
            throw new EventParseException($"The body cannot be read as JSON at {place}. Nothing of it was taken. {Shape}", error);
        }
    }

    private static ParsedEvents Body(ref Utf8JsonReader reader, EventReadingRules rules)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return Array(ref reader, rules);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new EventParseException(Shape);
        }

        var ahead = reader;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.PropertyName || !ahead.ValueTextEquals("events"u8))
        {
            var one = new ParsedEvents([], []);
            return Add(ref reader, rules, one.Rows, []);
        }

        ahead.Read();
        if (ahead.TokenType != JsonTokenType.StartArray)
        {
            throw new EventParseException("'events' is an array of events. " + Shape);
        }

        var parsed = Array(ref ahead, rules);
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.EndObject)
        {
            throw new EventParseException("Beside 'events' there may be nothing else. " + Shape);
        }

        reader = ahead;
        return parsed;
    }

    private static ParsedEvents Array(ref Utf8JsonReader reader, EventReadingRules rules)
    {
        List<EventRow> rows = [];
        List<RefusedEvent> refused = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (rows.Count + refused.Count == MostEvents)
            {
                throw new EventParseException($"There are more than {MostEvents.ToString("N0", CultureInfo.InvariantCulture)} events. Nothing of them was taken: send them in parts.");
            }

            Add(ref reader, rules, rows, refused);
        }

        return rows.Count + refused.Count == 0 ? throw new EventParseException("There is no event. " + Shape) : new ParsedEvents(rows, refused);
    }

    private static ParsedEvents Add(ref Utf8JsonReader reader, EventReadingRules rules, List<EventRow> rows, List<RefusedEvent> refused)
    {
        var index = rows.Count + refused.Count;
        if (EventFieldReader.TryRead(ref reader, rules, out var row, out var field, out var reason))
        {
            rows.Add(row!);
        }
        else
        {
            refused.Add(new RefusedEvent(index, field, reason));
        }

        return new ParsedEvents(rows, refused);
    }
}
