namespace Analytics.Web.Api;

/// <summary>What campaigns did on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Impressions">Impressions.</param>
/// <param name="Clicks">Clicks.</param>
/// <param name="Cost">Cost.</param>
/// <param name="Revenue">Attributed revenue.</param>
/// <param name="Conversions">Conversions of the type asked for.</param>
public sealed record CampaignDayDocument(DateOnly Day, long? Impressions, long? Clicks, decimal? Cost, decimal? Revenue, decimal? Conversions);
