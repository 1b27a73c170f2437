using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>An event to be written, with the source's own ids and names.</summary>
public sealed record EventRow
{
    /// <summary>The id as a number that is the same everywhere, by <see cref="EventKeys.Of"/>; null where the source has no ids.</summary>
    public Guid? Key { get; init; }

    /// <summary>Line number in the source, from 1 with the header; 0 without a file.</summary>
    public long SourceLine { get; init; }

    /// <summary>The customer's id; this or <see cref="VisitorId"/> is there.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The visitor's id.</summary>
    public string? VisitorId { get; init; }

    /// <summary>The visit's id.</summary>
    public string? SessionId { get; init; }

    /// <summary>Which kind of event it is.</summary>
    public TrackedEventType Type { get; init; }

    /// <summary>What happened; never empty.</summary>
    public required string Name { get; init; }

    /// <summary>The instant, milliseconds since 1970 UTC; null when not known.</summary>
    public long? AtUnixMs { get; init; }

    /// <summary>The page.</summary>
    public string? Page { get; init; }

    /// <summary>Where the visitor came from.</summary>
    public string? Referrer { get; init; }

    /// <summary>The kind of device.</summary>
    public string? Device { get; init; }

    /// <summary>The channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Further facts as one JSON object of texts; null for none.</summary>
    public string? PropertiesJson { get; init; }

    /// <summary>Effect on revenue in ten-thousandths.</summary>
    public long? RevenueUnits { get; init; }

    /// <summary>How much it says about interest.</summary>
    public EngagementLevel Engagement { get; init; }

    /// <summary>Tone in thousandths, −1,000 to 1,000.</summary>
    public int? SentimentUnits { get; init; }

    /// <summary>The row of an event.</summary>
    /// <exception cref="ArgumentException">It names nobody, or nothing.</exception>
    public static EventRow Of(TrackedEvent tracked, long sourceLine = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(tracked.Name, nameof(tracked));
        if (string.IsNullOrEmpty(tracked.CustomerId) && string.IsNullOrEmpty(tracked.VisitorId))
        {
            throw new ArgumentException("An event has a customer or a visitor.", nameof(tracked));
        }

        return new EventRow
        {
            Key = tracked.Id is null ? null : EventKeys.Of(tracked.Id),
            SourceLine = sourceLine,
            CustomerId = tracked.CustomerId,
            VisitorId = tracked.VisitorId,
            SessionId = tracked.SessionId,
            Type = tracked.Type,
            Name = tracked.Name,
            AtUnixMs = tracked.At?.ToUnixTimeMilliseconds(),
            Page = tracked.Page,
            Referrer = tracked.Referrer,
            Device = tracked.Device,
            Channel = tracked.Channel,
            PropertiesJson = EventProperties.ToJson(tracked.Properties),
            RevenueUnits = tracked.RevenueEffect?.Units,
            Engagement = tracked.Engagement,
            SentimentUnits = tracked.Sentiment is { } tone ? (int)Math.Round(1_000 * Math.Clamp(tone, -1, 1)) : null,
        };
    }
}
