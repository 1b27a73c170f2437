using Analytics.Core.Facts;
using Analytics.Core.Facts.Events;
using Analytics.Core.Queries.Events;
using Analytics.Core.Queries.Live;
using Analytics.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Analytics.Core.Queries;

/// <summary>Registers Queries.</summary>
public static class QueryServices
{
    /// <summary>
    /// Adds <see cref="QueryRunner"/> as <see cref="IQueryRunner"/> and <see cref="ICustomerQueries"/>, a singleton, and
    /// <see cref="IEventLogs"/> over the events. Needs <see cref="FactServices.AddAnalyticsFacts"/>.
    /// </summary>
    public static IServiceCollection AddAnalyticsQueries(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ILineSource, StorageLineSource>();
        services.AddSingleton(static provider =>
        {
            var settings = provider.GetRequiredService<SettingsStore>();
            return new QueryRunner(
                provider.GetRequiredService<FactStore>(),
                () => settings.Shop,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILineSource>(),
                provider.GetRequiredService<ICustomerLabels>());
        });
        services.TryAddSingleton<CustomerLabelBoard>();
        services.TryAddSingleton<ICustomerLabels>(static provider => provider.GetRequiredService<CustomerLabelBoard>());
        services.AddSingleton<ICustomerViews>(static provider => provider.GetRequiredService<QueryRunner>());
        services.AddSingleton<ICustomerDirectory, CustomerDirectory>();
        services.AddSingleton<ICustomerHistoryQueries>(static provider =>
        {
            var settings = provider.GetRequiredService<SettingsStore>();
            return new CustomerHistoryQueries(provider.GetRequiredService<FactStore>(), () => settings.Shop, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<IEventLogs>(static provider =>
        {
            var settings = provider.GetRequiredService<SettingsStore>();
            return new EventLogs(
                provider.GetRequiredService<EventStore>(),
                () => settings.Shop,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<FactStore>(),
                provider.GetRequiredService<EventReader>(),
                provider.GetRequiredService<ICustomerLabels>());
        });
        services.AddSingleton<ILiveQueries>(static provider =>
        {
            var settings = provider.GetRequiredService<SettingsStore>();
            return new LiveQueries(
                provider.GetRequiredService<FactStore>(), () => settings.Shop, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ICustomerLabels>());
        });
        services.AddSingleton<IQueryRunner>(static provider => provider.GetRequiredService<QueryRunner>());
        services.AddSingleton<ICustomerQueries>(static provider => provider.GetRequiredService<QueryRunner>());
        return services;
    }
}
