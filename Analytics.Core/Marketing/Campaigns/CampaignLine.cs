namespace Analytics.Core.Marketing.Campaigns;

/// <summary>One row of a breakdown.</summary>
/// <param name="Key">The campaign's id, or the audience.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Sums">Its sums over the period.</param>
/// <param name="Budget">For a campaign, how its budget goes.</param>
/// <param name="RoasRange">The 95 % range of ROAS, from how days differ; null where there are too few days.</param>
public sealed record CampaignLine(string Key, string Name, CampaignSums Sums, BudgetUse? Budget, (double Low, double High)? RoasRange);
