using Analytics.Core.Behaviour;
using Analytics.Core.Customers;
using Analytics.Core.Export;
using Analytics.Core.Facts;
using Analytics.Core.Funnels;
using Analytics.Core.Funnels.Voice;
using Analytics.Core.Import;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Monitoring;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Protection;
using Analytics.Core.Streaming;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Analytics.Web.Hosting;

/// <summary>Registers the rooms of Core, for the server and for commands alike.</summary>
public static class CoreServices
{
    /// <summary>Adds Storage, Facts, Queries and what starts them. Opens nothing yet.</summary>
    /// <param name="services">What to add to.</param>
    /// <param name="configuration">The settings; section <c>Database</c> names the database.</param>
    /// <exception cref="InvalidOperationException">The section cannot be read.</exception>
    /// <exception cref="StorageException">The section makes no sense.</exception>
    public static IServiceCollection AddAnalyticsCore(this IServiceCollection services, IConfiguration configuration)
    {
        var database = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        database.ContentRoot ??= HostPaths.Current.Root;
        services.TryAddSingleton(TimeProvider.System);
        services.AddAnalyticsStorage(database, configuration.GetSection(KeyRingOptions.Section).Get<KeyRingOptions>());
        services.AddAnalyticsFacts();
        services.AddAnalyticsStreaming(configuration.GetSection(EventIntakeOptions.Section).Get<EventIntakeOptions>() ?? new EventIntakeOptions());
        services.AddAnalyticsQueries();
        services.AddAnalyticsSegments();
        services.AddAnalyticsPredictions();
        services.AddCustomerSegmentRules();
        services.AddAnalyticsPlanning();
        services.AddAnalyticsMonitoring();
        services.AddAnalyticsRoi();
        services.AddAnalyticsVoice();
        services.AddAnalyticsFunnels();
        services.AddAnalyticsBehaviour();
        services.AddAnalyticsCampaigns();
        services.AddAnalyticsImport(static (provider, cancellationToken) => provider.GetRequiredService<DataStartup>().RefreshFactsAsync(cancellationToken));
        services.AddSingleton<IExportTables, StoredTables>();
        services.AddSingleton<ExportService>();
        services.AddSingleton<DemoLoader>();
        services.AddSingleton<DataStartup>();
        services.Configure<BackupOptions>(configuration.GetSection(BackupOptions.Section));
        services.AddSingleton<PersonService>();
        return services;
    }
}
