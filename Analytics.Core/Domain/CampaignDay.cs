namespace Analytics.Core.Domain;

/// <summary>What a campaign, or one of its ads or audiences, did on a day. Null is unknown, not zero.</summary>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Day">The day.</param>
/// <param name="Ad">The ad, where rows are by ad.</param>
/// <param name="Age">The audience's ages.</param>
/// <param name="Gender">The audience's gender.</param>
/// <param name="Interest">The audience's interest, or its name.</param>
/// <param name="Impressions">How often it was shown.</param>
/// <param name="Clicks">How often it was clicked.</param>
/// <param name="Cost">What that cost.</param>
/// <param name="Revenue">The revenue that the source attributes to it.</param>
/// <param name="Conversions">Conversions by named type, as the source counts them; they may be parts of one, and more than the clicks.</param>
public sealed record CampaignDay(
    string Campaign,
    DateOnly Day,
    string? Ad,
    string? Age,
    string? Gender,
    string? Interest,
    long? Impressions,
    long? Clicks,
    Money? Cost,
    Money? Revenue,
    IReadOnlyList<NamedCount> Conversions);
