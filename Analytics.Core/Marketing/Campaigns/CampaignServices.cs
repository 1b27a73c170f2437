using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>Registers what knows campaigns.</summary>
public static class CampaignServices
{
    /// <summary>Adds <see cref="CampaignBook"/> and <see cref="MarketingService"/>, singletons. Needs Storage and Queries.</summary>
    public static IServiceCollection AddAnalyticsCampaigns(this IServiceCollection services) =>
        services.AddSingleton<CampaignBook>().AddSingleton<MarketingService>();
}
