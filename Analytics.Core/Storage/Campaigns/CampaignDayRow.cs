using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>What a campaign did on a day.</summary>
/// <param name="Day">The figures.</param>
public sealed record CampaignDayRow(CampaignDay Day) : MarketingRow;
