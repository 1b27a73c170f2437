using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Analytics.Web.Outgoing;

/// <summary>Registers what connects to the outside.</summary>
public static class OutgoingServices
{
    /// <summary>Adds <see cref="OutgoingGuard"/> and <see cref="OutgoingHttp"/>; may be called by each room that needs them.</summary>
    public static IServiceCollection AddAnalyticsOutgoing(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<OutgoingOptions>(configuration.GetSection(OutgoingOptions.Section));
        services.TryAddSingleton<OutgoingGuard>();
        services.TryAddSingleton<OutgoingHttp>();
        return services;
    }
}
