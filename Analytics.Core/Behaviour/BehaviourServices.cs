using Analytics.Core.Queries.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Behaviour;

/// <summary>Registers behaviour.</summary>
public static class BehaviourServices
{
    /// <summary>Adds <see cref="BehaviourService"/>, a singleton. Needs Queries.</summary>
    public static IServiceCollection AddAnalyticsBehaviour(this IServiceCollection services) =>
        services.AddSingleton(static provider => new BehaviourService(provider.GetRequiredService<IEventLogs>(), provider.GetRequiredService<TimeProvider>()));
}
