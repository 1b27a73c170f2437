using Analytics.Core.Facts.Events;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Protection;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Facts;

/// <summary>Registers Facts.</summary>
public static class FactServices
{
    /// <summary>
    /// Adds <see cref="FactStore"/> over Storage as a singleton; its snapshot file lies beside SQLite's, and there is none for other databases.
    /// <see cref="EventStore"/> likewise, without a file: call <see cref="EventStore.RefreshAsync"/>.
    /// Needs <see cref="StorageServices.AddAnalyticsStorage"/>. Call <see cref="FactStore.LoadAsync"/> once the database is ready.
    /// </summary>
    public static IServiceCollection AddAnalyticsFacts(this IServiceCollection services)
    {
        services.AddSingleton<IFactSource, StorageFactSource>();
        services.AddSingleton(static provider =>
        {
            var database = provider.GetRequiredService<DatabaseOptions>().ResolveFile();
            return new FactStore(provider.GetRequiredService<IFactSource>(), database is null ? null : new SnapshotFile(database + ".facts", provider.GetRequiredService<IByteSeal>()));
        });
        services.AddSingleton(static provider => new EventStore(provider.GetRequiredService<EventReader>()));
        return services;
    }
}
