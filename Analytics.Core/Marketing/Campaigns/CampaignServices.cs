using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>Registers what knows campaigns.</summary>
public static class CampaignServices
{
    /// <summary>Adds <see cref="CampaignBook"/>, a singleton. Needs Storage.</summary>
    public static IServiceCollection AddAnalyticsCampaigns(this IServiceCollection services) => services.AddSingleton<CampaignBook>();
}
