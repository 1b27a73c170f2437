using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>A stored event with its names, for lists and exports.</summary>
/// <param name="RowId">Storage key.</param>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="Source">Where that came from.</param>
/// <param name="SourceLine">Line in the source; 0 without a file.</param>
/// <param name="Key">The event's 128-bit id; null where the source has none.</param>
/// <param name="Actor">Who, by the id that the source uses.</param>
/// <param name="Session">The visit.</param>
/// <param name="Type">Which kind of event it is.</param>
/// <param name="Name">What happened.</param>
/// <param name="AtUnixMs">When, milliseconds since 1970 UTC; null when not known.</param>
/// <param name="Page">The page.</param>
/// <param name="Referrer">Where the visitor came from.</param>
/// <param name="Device">The kind of device.</param>
/// <param name="Channel">The channel.</param>
/// <param name="PropertiesJson">Properties as a JSON object; null for none.</param>
/// <param name="RevenueUnits">Effect on revenue in ten-thousandths.</param>
/// <param name="Engagement">How much it says about interest.</param>
/// <param name="SentimentUnits">Tone in thousandths.</param>
public sealed record StoredEvent(
    long RowId,
    int BatchId,
    string Source,
    long SourceLine,
    Guid? Key,
    string Actor,
    string? Session,
    TrackedEventType Type,
    string Name,
    long? AtUnixMs,
    string? Page,
    string? Referrer,
    string? Device,
    string? Channel,
    string? PropertiesJson,
    long? RevenueUnits,
    EngagementLevel Engagement,
    int? SentimentUnits);
