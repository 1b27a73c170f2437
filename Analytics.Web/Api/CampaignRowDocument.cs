using Analytics.Core.Domain;
using Analytics.Core.Marketing.Campaigns;

namespace Analytics.Web.Api;

/// <summary>One campaign, or one part of another breakdown.</summary>
/// <param name="Key">The campaign's id, or the audience.</param>
/// <param name="Name">Its name.</param>
/// <param name="Campaign">For a campaign, what is said of it.</param>
/// <param name="Figures">What it did in the period.</param>
/// <param name="Budget">For a campaign with a budget, how that goes, over its whole life.</param>
public sealed record CampaignRowDocument(string Key, string Name, CampaignDocument? Campaign, CampaignFiguresDocument Figures, BudgetUse? Budget)
{
    /// <summary>Makes one.</summary>
    internal static CampaignRowDocument Of(CampaignLine line, Campaign? campaign) =>
        new(line.Key, line.Name, campaign is null ? null : CampaignDocument.Of(campaign), CampaignFiguresDocument.Of(line.Sums, line.RoasRange), line.Budget);
}
