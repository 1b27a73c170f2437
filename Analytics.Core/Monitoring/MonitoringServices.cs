using Analytics.Core.Customers;
using Analytics.Core.Funnels.Voice;
using Analytics.Core.Marketing;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Monitoring;

/// <summary>Registers Monitoring.</summary>
public static class MonitoringServices
{
    /// <summary>Adds <see cref="IInsights"/>, <see cref="IKeyMeasures"/>, <see cref="KeyMeasureParts"/> and <see cref="ModelWatch"/>; needs Storage, Queries, Customers and Planning.</summary>
    public static IServiceCollection AddAnalyticsMonitoring(this IServiceCollection services)
    {
        services.AddSingleton<IInsights>(static provider => new InsightService(
            provider.GetRequiredService<IQueryRunner>(),
            provider.GetRequiredService<InsightStore>(),
            provider.GetService<ICustomerScoring>(),
            provider.GetService<ForecastService>(),
            provider.GetService<MarketingService>(),
            provider.GetService<CustomerList>()));
        services.AddSingleton<ModelWatch>();
        services.AddSingleton(static provider => new KeyMeasureReader(
            provider.GetRequiredService<IQueryRunner>(),
            provider.GetService<ICustomerScoring>(),
            provider.GetService<VoiceService>(),
            provider.GetService<IEventLogs>(),
            provider.GetService<CustomerList>(),
            provider.GetService<ICustomerLabels>()));
        services.AddSingleton(static provider =>
        {
            var settings = provider.GetRequiredService<SettingsStore>();
            return new KeyMeasureParts(provider.GetRequiredService<KeyMeasureReader>(), () => settings.Shop, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<IKeyMeasures>(static provider => new KeyMeasureService(
            provider.GetRequiredService<KeyMeasureReader>(),
            provider.GetRequiredService<KeyMeasureStore>(),
            provider.GetRequiredService<AlertStore>(),
            provider.GetRequiredService<SettingsStore>(),
            provider.GetService<IAlertSender>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<WorkTurns>()));
        return services;
    }
}
