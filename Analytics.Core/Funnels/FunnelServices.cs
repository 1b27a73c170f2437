using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Funnels;

/// <summary>Registers funnels.</summary>
public static class FunnelServices
{
    /// <summary>Adds <see cref="IFunnelRunner"/> and <see cref="SavedFunnels"/>, singletons. Needs Storage and Queries.</summary>
    public static IServiceCollection AddAnalyticsFunnels(this IServiceCollection services)
    {
        services.AddSingleton<IFunnelRunner>(static provider => new FunnelRunner(provider.GetRequiredService<IEventLogs>(), provider.GetRequiredService<IQueryRunner>()));
        services.AddSingleton<SavedFunnels>();
        return services;
    }
}
