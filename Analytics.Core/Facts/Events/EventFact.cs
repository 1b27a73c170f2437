namespace Analytics.Core.Facts.Events;

/// <summary>An event as the columns hold it. A key or code of 0 means "none".</summary>
/// <param name="RowId">Storage key of the event.</param>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="Seconds">Second since 1970 UTC; <see cref="Undated"/> when the source does not say.</param>
/// <param name="Actor">Key of who acted, before joining: see <see cref="EventActors.PersonOf"/>.</param>
/// <param name="Session">Key of the visit.</param>
/// <param name="Type">A <see cref="Domain.TrackedEventType"/>.</param>
/// <param name="Name">Code of its name.</param>
/// <param name="Page">Code of the page.</param>
/// <param name="Referrer">Code of the referrer.</param>
/// <param name="Device">Code of the device.</param>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Engagement">A <see cref="Domain.EngagementLevel"/>.</param>
/// <param name="RevenueUnits">Effect on revenue in ten-thousandths; 0 for none.</param>
/// <param name="Sentiment">Tone in thousandths; <see cref="NoSentiment"/> for none.</param>
public readonly record struct EventFact(
    long RowId,
    int BatchId,
    long Seconds,
    int Actor,
    int Session,
    int Type,
    int Name,
    int Page = 0,
    int Referrer = 0,
    int Device = 0,
    int Channel = 0,
    int Engagement = 0,
    long RevenueUnits = 0,
    int Sentiment = EventFact.NoSentiment)
{
    /// <summary>What <see cref="Seconds"/> is when the source does not say.</summary>
    public const long Undated = long.MinValue;

    /// <summary>What <see cref="Sentiment"/> is when nothing was said.</summary>
    public const int NoSentiment = int.MinValue;
}
