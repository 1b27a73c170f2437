using Analytics.Core.Facts;
using Analytics.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Analytics.Core.Streaming;

/// <summary>Registers Streaming.</summary>
public static class StreamingServices
{
    /// <summary>
    /// Adds <see cref="EventIntake"/>, <see cref="PurchaseIntake"/>, <see cref="StreamFollower"/> and <see cref="LiveFeed"/>, singletons; somebody must run
    /// the first three. Needs <see cref="StorageServices.AddAnalyticsStorage"/> and <see cref="FactServices.AddAnalyticsFacts"/>.
    /// </summary>
    public static IServiceCollection AddAnalyticsStreaming(this IServiceCollection services, EventIntakeOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<EventIntake>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<StreamFollower>();
        services.AddSingleton<PurchaseIntake>();
        return services;
    }
}
