using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>What a part of the customers did after they came by campaigns' channels, beside what they bought at all.</summary>
/// <param name="Days">The days, both inside; null for all.</param>
/// <param name="LookbackDays">For how many days a visit counts.</param>
/// <param name="Reach">How they came, and what they bought then.</param>
/// <param name="Bought">Net revenue, active customers and orders of them all on these days, by the lines.</param>
public sealed record CampaignPart(Period? Days, int LookbackDays, CampaignReachReport Reach, QueryResult Bought);
