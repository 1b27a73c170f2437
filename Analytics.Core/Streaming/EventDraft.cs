using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Core.Streaming;

/// <summary>An event while its fields are read.</summary>
internal sealed class EventDraft
{
    public string? Id;
    public string? CustomerId;
    public string? VisitorId;
    public string? SessionId;
    public string? Name;
    public string? Page;
    public string? Referrer;
    public string? Device;
    public string? Channel;
    public long? At;
    public long? RevenueUnits;
    public int? SentimentUnits;
    public EngagementLevel Engagement;
    public TrackedEventType Type;

    /// <summary>The fields so far.</summary>
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Further facts.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>What is missing, once all was read; null when nothing is.</summary>
    public (string Field, string Reason)? Fault()
    {
        if (CustomerId is null && VisitorId is null)
        {
            return ("visitorId", "is missing, and so is customerId: an event says who acted");
        }

        if (Type is TrackedEventType.SignIn or TrackedEventType.SignUp && CustomerId is null)
        {
            return ("customerId", "is missing: it says who signed in or up");
        }

        return Name is null && Type == TrackedEventType.Custom ? ("name", "is missing") : null;
    }

    /// <summary>The row.</summary>
    public EventRow ToRow(EventReadingRules rules, string usualName) => new()
    {
        Key = Id is null ? null : EventKeys.Of(Id),
        CustomerId = CustomerId,
        VisitorId = VisitorId,
        SessionId = SessionId,
        Type = Type,
        Name = Name ?? usualName,
        AtUnixMs = At ?? rules.Now.ToUnixTimeMilliseconds(),
        Page = Page,
        Referrer = Referrer,
        Device = Device,
        Channel = Channel,
        PropertiesJson = EventProperties.ToJson(Properties),
        RevenueUnits = RevenueUnits,
        Engagement = Engagement,
        SentimentUnits = SentimentUnits,
    };
}
