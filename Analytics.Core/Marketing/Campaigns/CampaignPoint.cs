namespace Analytics.Core.Marketing.Campaigns;

/// <summary>All campaigns' sums on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Sums">The sums.</param>
public sealed record CampaignPoint(DateOnly Day, CampaignSums Sums);
