using Analytics.Core.Domain;

namespace Analytics.Web.Api;

/// <summary>A campaign as it is described.</summary>
/// <param name="Id">The shop's own id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What kind it is.</param>
/// <param name="Channel">The marketing channel, as paths name it.</param>
/// <param name="Target">Whom it is for.</param>
/// <param name="Budget">What it may cost in all, in the shop's currency.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day.</param>
/// <param name="Status">Active, paused, ended.</param>
public sealed record CampaignDocument(
    string? Id, string? Name = null, string? Type = null, string? Channel = null, string? Target = null, decimal? Budget = null, DateOnly? Start = null, DateOnly? End = null, string? Status = null)
{
    /// <summary>Makes one.</summary>
    internal static CampaignDocument Of(Campaign campaign) => new(
        campaign.Id, campaign.Name, campaign.Type, campaign.Channel, campaign.Target, campaign.Budget?.Amount, campaign.Start, campaign.End, campaign.Status);
}
