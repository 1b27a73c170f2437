using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Customers;

/// <summary>Registers scores, snapshots and clusters.</summary>
public static class SegmentServices
{
    /// <summary>Adds <see cref="RfmScoring"/>, <see cref="RfmSnapshots"/> and <see cref="CustomerClustering"/>, singletons. Needs Storage and Queries.</summary>
    public static IServiceCollection AddAnalyticsSegments(this IServiceCollection services)
    {
        services.AddSingleton<RfmScoring>();
        services.AddSingleton<RfmSnapshots>();
        services.AddSingleton<CustomerClustering>();
        return services;
    }
}
