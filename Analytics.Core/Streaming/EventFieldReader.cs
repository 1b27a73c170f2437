using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Core.Streaming;

/// <summary>Reads one event of a body, field by field; the first fault decides, the rest of it is passed over.</summary>
internal static class EventFieldReader
{
    private const string NoField = "is not a field of an event";

    private static readonly string[] UsualNames = ["", "page_view", "click", "sign_in", "sign_up"];

    /// <summary>Reads the value at which the reader stands; leaves it at the value's end.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, EventReadingRules rules, out EventRow? row, out string field, out string reason)
    {
        (row, field, reason) = (null, EventParser.WholeEvent, "is not an object");
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }

        var draft = new EventDraft();
        string? fault = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Of(ref reader);
            reader.Read();
            if (fault is null && (fault = name is null ? "has a field whose name is no text" : Take(ref reader, draft, rules, name)) is not null)
            {
                (field, reason) = (name ?? EventParser.WholeEvent, fault);
            }

            // Of what was not read, or read in part.
            reader.Skip();
        }

        if (fault is not null)
        {
            field = field.Length > EventReadingRules.LongestName ? EventParser.WholeEvent : field;
            return false;
        }

        if (draft.Fault() is var (missing, why))
        {
            (field, reason) = (missing, why);
            return false;
        }

        row = draft.ToRow(rules, UsualNames[(int)draft.Type]);
        return true;
    }

    private static string? Take(ref Utf8JsonReader reader, EventDraft draft, EventReadingRules rules, string name)
    {
        if (!draft.Seen.Add(name))
        {
            return "is there twice";
        }

        if (reader.TokenType == JsonTokenType.Null)
        {
            return IsField(name) ? null : NoField;
        }

        switch (name)
        {
            case "id":
                return JsonText.Id(ref reader, out draft.Id);
            case "customerId":
                return JsonText.Id(ref reader, out draft.CustomerId);
            case "visitorId":
                return JsonText.Id(ref reader, out draft.VisitorId);
            case "sessionId":
                return JsonText.Id(ref reader, out draft.SessionId);
            case "type":
                return Type(ref reader, draft);
            case "name":
                return JsonText.Short(ref reader, EventReadingRules.LongestName, out draft.Name);
            case "at":
                return JsonText.Instant(ref reader, rules, out draft.At);
            case "page":
                return JsonText.Short(ref reader, EventReadingRules.LongestAddress, out draft.Page);
            case "referrer":
                return JsonText.Short(ref reader, EventReadingRules.LongestAddress, out draft.Referrer);
            case "device":
                return JsonText.Short(ref reader, EventReadingRules.LongestName, out draft.Device);
            case "channel":
                return JsonText.Short(ref reader, EventReadingRules.LongestName, out draft.Channel);
            case "revenueEffect":
                return Revenue(ref reader, draft);
            case "engagement":
                return Engagement(ref reader, draft);
            case "sentiment":
                return Sentiment(ref reader, draft);
            case "properties":
                return EventPropertyReader.Read(ref reader, draft.Properties);
            default:
                return NoField;
        }
    }

    private static bool IsField(string name) => name is "id" or "customerId" or "visitorId" or "sessionId" or "type" or "name" or "at" or "page" or "referrer"
        or "device" or "channel" or "revenueEffect" or "engagement" or "sentiment" or "properties";

    private static string? Type(ref Utf8JsonReader reader, EventDraft draft)
    {
        const string Fault = "is custom, pageView, click, signIn or signUp";
        if (reader.TokenType != JsonTokenType.String || JsonText.Of(ref reader) is not { } text)
        {
            return Fault;
        }

        TrackedEventType? type = text switch
        {
            "custom" => TrackedEventType.Custom,
            "pageView" => TrackedEventType.PageView,
            "click" => TrackedEventType.Click,
            "signIn" => TrackedEventType.SignIn,
            "signUp" => TrackedEventType.SignUp,
            _ => null,
        };
        draft.Type = type ?? TrackedEventType.Custom;
        return type is null ? Fault : null;
    }

    private static string? Revenue(ref Utf8JsonReader reader, EventDraft draft)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out var amount))
        {
            return "is not a number";
        }

        if (amount is > EventReadingRules.LargestAmount or < -EventReadingRules.LargestAmount)
        {
            return "is more than one event can come to";
        }

        draft.RevenueUnits = Money.FromDecimal(amount).Units;
        return null;
    }

    private static string? Engagement(ref Utf8JsonReader reader, EventDraft draft)
    {
        const string Fault = "is low, medium or high";
        if (reader.TokenType != JsonTokenType.String || JsonText.Of(ref reader) is not { } text)
        {
            return Fault;
        }

        (draft.Engagement, var fault) = text switch
        {
            "low" => (EngagementLevel.Low, (string?)null),
            "medium" => (EngagementLevel.Medium, null),
            "high" => (EngagementLevel.High, null),
            "unknown" => (EngagementLevel.Unknown, null),
            _ => (EngagementLevel.Unknown, Fault),
        };
        return fault;
    }

    private static string? Sentiment(ref Utf8JsonReader reader, EventDraft draft)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var tone) || tone is not (>= -1 and <= 1))
        {
            return "is not a number from -1 to 1";
        }

        draft.SentimentUnits = (int)Math.Round(1_000 * tone);
        return null;
    }
}
