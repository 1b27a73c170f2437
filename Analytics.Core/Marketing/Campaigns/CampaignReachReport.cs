namespace Analytics.Core.Marketing.Campaigns;

/// <summary>How a part of the customers came by the channels of campaigns.</summary>
/// <param name="Lines">The channels that campaigns have, the largest value first. A purchase after visits by several counts for each of them.</param>
/// <param name="Total">All of them together, each customer and each purchase once.</param>
/// <param name="Visitors">Customers of the part with an event on the days, by whatever channel.</param>
/// <param name="HasChannels">Whether any event at all names a channel of a campaign.</param>
public sealed record CampaignReachReport(IReadOnlyList<CampaignReachLine> Lines, CampaignReachLine Total, int Visitors, bool HasChannels);
