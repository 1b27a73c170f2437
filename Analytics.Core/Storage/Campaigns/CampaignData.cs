using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>All that is stored about campaigns.</summary>
/// <param name="Campaigns">Those that were described, by id; what is said later counts.</param>
/// <param name="Days">What campaigns did, in the order of arrival.</param>
/// <param name="Paths">Touch paths.</param>
public sealed record CampaignData(IReadOnlyList<Campaign> Campaigns, IReadOnlyList<CampaignDay> Days, IReadOnlyList<TouchPathRow> Paths);
