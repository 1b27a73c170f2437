using Analytics.Core.Behaviour;

namespace Analytics.Web.Api;

/// <summary>What one customer does in the shop.</summary>
/// <param name="Id">The id that was asked for.</param>
/// <param name="Events">Dated events.</param>
/// <param name="UndatedEvents">Events that nothing dates; in no other figure but the preferred things.</param>
/// <param name="Sessions">Sessions; a pause of more than 30 minutes ends one.</param>
/// <param name="ActiveDays">Days with an event.</param>
/// <param name="EventsPerSession">Events ÷ sessions; null without a session.</param>
/// <param name="MinutesPerSession">Mean minutes from a session's first event to its last; null without a session.</param>
/// <param name="Conversions">Sessions in which something was bought.</param>
/// <param name="FirstAt">The first event.</param>
/// <param name="LastAt">The last event.</param>
/// <param name="Engagement">The score, 0 to 100, with its parts; null when no event is dated.</param>
/// <param name="Hours">Events by hour of the week, those with any.</param>
/// <param name="PreferredEvents">The most frequent events.</param>
/// <param name="PreferredCategories">The most frequent categories.</param>
/// <param name="PreferredPages">The most frequent pages.</param>
/// <param name="Devices">The devices.</param>
/// <param name="Channels">The channels.</param>
/// <param name="Persona">The group of people of like behaviour; null where there are too few people to find any.</param>
/// <param name="Conversion">How likely a conversion is; null where too few conversions are known to learn from.</param>
/// <param name="People">How many people the customer is held against.</param>
/// <param name="AsOf">The day that counts as today.</param>
/// <param name="TimeZone">The zone of days and hours.</param>
/// <param name="EventVersion">The version of the events.</param>
public sealed record BehaviourDocument(
    string Id,
    int Events,
    int UndatedEvents,
    int Sessions,
    int ActiveDays,
    double? EventsPerSession,
    double? MinutesPerSession,
    int Conversions,
    DateTimeOffset? FirstAt,
    DateTimeOffset? LastAt,
    EngagementDocument? Engagement,
    IReadOnlyList<BehaviourHourDocument> Hours,
    IReadOnlyList<BehaviourCount> PreferredEvents,
    IReadOnlyList<BehaviourCount> PreferredCategories,
    IReadOnlyList<BehaviourCount> PreferredPages,
    IReadOnlyList<BehaviourCount> Devices,
    IReadOnlyList<BehaviourCount> Channels,
    PersonaDocument? Persona,
    BehaviourConversion? Conversion,
    int People,
    string AsOf,
    string TimeZone,
    long EventVersion)
{
    /// <summary>The document of a profile.</summary>
    internal static BehaviourDocument Of(string id, BehaviourProfile profile) => new(
        id,
        profile.Facts.Events,
        profile.Undated,
        profile.Facts.Sessions,
        profile.Facts.ActiveDays,
        profile.Facts.Sessions > 0 ? profile.Facts.EventsPerSession : null,
        profile.Facts.Sessions > 0 ? profile.Facts.MinutesPerSession : null,
        profile.Facts.Conversions,
        profile.FirstAt,
        profile.LastAt,
        profile.Engagement is { } score ? new EngagementDocument(score, profile.Parts) : null,
        [.. profile.Hours.Select(static (count, hour) => new BehaviourHourDocument((hour / 24) + 1, hour % 24, count)).Where(static h => h.Events > 0)],
        profile.Events,
        profile.Categories,
        profile.Pages,
        profile.Devices,
        profile.Channels,
        profile.Persona is { } persona
            ? new PersonaDocument(persona.Name, persona.Share, persona.Groups, persona.Silhouette, persona.People, persona.Features.ToDictionary(static f => f.Feature.Name, static f => f.Median, StringComparer.Ordinal))
            : null,
        profile.Conversion,
        profile.People,
        Keys.Day(profile.AsOf)!,
        profile.TimeZoneId,
        profile.EventVersion);
}
