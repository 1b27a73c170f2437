using Analytics.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Streaming;

/// <summary>Registers Streaming.</summary>
public static class StreamingServices
{
    /// <summary>Adds <see cref="EventIntake"/> as a singleton; somebody must run it. Needs <see cref="StorageServices.AddAnalyticsStorage"/>.</summary>
    public static IServiceCollection AddAnalyticsStreaming(this IServiceCollection services, EventIntakeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<EventIntake>();
        return services;
    }
}
