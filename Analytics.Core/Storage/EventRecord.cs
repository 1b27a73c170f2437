using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>A stored event as Facts needs it: keys and whole numbers. A key of 0 means "none".</summary>
/// <param name="Id">Storage key of the event.</param>
/// <param name="AtUnixMs">The instant, milliseconds since 1970 UTC; null when not known.</param>
/// <param name="ActorId">Key of who acted: the customer where the event names one, else the visitor.</param>
/// <param name="SessionId">Key of the visit.</param>
/// <param name="Type">Which kind of event it is.</param>
/// <param name="NameId">Key of its name.</param>
/// <param name="PageId">Key of the page.</param>
/// <param name="ReferrerId">Key of the referrer.</param>
/// <param name="DeviceId">Key of the device.</param>
/// <param name="ChannelId">Key of the channel.</param>
/// <param name="PropertiesJson">Properties as JSON; null for none.</param>
/// <param name="RevenueUnits">Effect on revenue in ten-thousandths; null for none.</param>
/// <param name="Engagement">How much it says about interest.</param>
/// <param name="SentimentUnits">Tone in thousandths; null for none.</param>
public readonly record struct EventRecord(
    long Id,
    long? AtUnixMs,
    int ActorId,
    int SessionId,
    TrackedEventType Type,
    int NameId,
    int PageId,
    int ReferrerId,
    int DeviceId,
    int ChannelId,
    string? PropertiesJson,
    long? RevenueUnits,
    EngagementLevel Engagement,
    int? SentimentUnits);
