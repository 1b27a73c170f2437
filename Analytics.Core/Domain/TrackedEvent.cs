namespace Analytics.Core.Domain;

/// <summary>
/// Something that somebody did: who, when, what, and where. Who is a customer, an anonymous visitor, or both at once: that is how a visitor
/// becomes known, and the visitor's earlier events then count for the customer.
/// </summary>
public sealed record TrackedEvent
{
    /// <summary>The sender's id of the event, unique: the same id twice is one event. Null where the source has none; then every row is an event.</summary>
    public string? Id { get; init; }

    /// <summary>The shop's id of the customer; null while nobody has signed in.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The id of the browser or device that acted; null where only the customer is known.</summary>
    public string? VisitorId { get; init; }

    /// <summary>The id of the visit that it was part of; null where the source has none.</summary>
    public string? SessionId { get; init; }

    /// <summary>Which kind of event it is.</summary>
    public TrackedEventType Type { get; init; } = TrackedEventType.Custom;

    /// <summary>What happened, in the shop's words: a funnel's step is such a name.</summary>
    public required string Name { get; init; }

    /// <summary>When; null where the source does not say. Then the visitor's date stands in, where there is one.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Further facts by name, as text.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>The page's path or address.</summary>
    public string? Page { get; init; }

    /// <summary>Where the visitor came from.</summary>
    public string? Referrer { get; init; }

    /// <summary>The kind of device: <c>desktop</c>, <c>mobile</c>, <c>tablet</c>, or what the source writes.</summary>
    public string? Device { get; init; }

    /// <summary>The channel: <c>search</c>, <c>email</c>, <c>direct</c>, or what the source writes.</summary>
    public string? Channel { get; init; }

    /// <summary>What it earned or cost, in the shop's currency; null where it has no effect on revenue.</summary>
    public Money? RevenueEffect { get; init; }

    /// <summary>How much it says about interest in the shop.</summary>
    public EngagementLevel Engagement { get; init; }

    /// <summary>Tone of what was said, −1 to 1; null where nothing was said.</summary>
    public double? Sentiment { get; init; }
}
