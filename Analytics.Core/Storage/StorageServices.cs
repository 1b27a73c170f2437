using Analytics.Core.Storage.Backup;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Persons;
using Analytics.Core.Storage.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Storage;

/// <summary>Registers Storage.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds <c>IDbContextFactory&lt;AnalyticsDbContext&gt;</c> (singleton), a scoped <see cref="AnalyticsDbContext"/> for
    /// Identity's stores, and as singletons <see cref="DatabaseStartup"/>, <see cref="BatchStore"/>, <see cref="LineReader"/>,
    /// <see cref="EventReader"/>, <see cref="EventStreamStore"/>, <see cref="PurchaseStreamStore"/>, <see cref="OwnUseStore"/>, <see cref="OwnUseReader"/>,
    /// <see cref="DataStateStore"/>, <see cref="SettingsStore"/>, <see cref="AuditLog"/>, <see cref="SavedViewStore"/>,
    /// <see cref="SavedSegmentStore"/>, <see cref="SavedFunnelStore"/>, <see cref="CustomerNoteStore"/>, <see cref="CostStore"/>, <see cref="PredictionStore"/> and <see cref="ForecastStore"/>,
    /// and the framework's data protection, whose ring of keys encrypts the keys of sensitive columns (<see cref="FieldProtection"/>).
    /// Opens nothing yet: call <see cref="DatabaseStartup.EnsureReadyAsync"/> first.
    /// </summary>
    /// <exception cref="StorageException">The options make no sense.</exception>
    public static IServiceCollection AddAnalyticsStorage(this IServiceCollection services, DatabaseOptions options, KeyRingOptions? keys = null)
    {
        var database = new Database(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        KeyRing.Add(services, options, keys ?? new KeyRingOptions());
        services.AddSingleton(provider => new FieldKeyStore(
            database, provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<IDataProtectionProvider>, provider.GetRequiredService<IKeyManager>, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider =>
        {
            var store = provider.GetRequiredService<FieldKeyStore>();
            database.Cipher = new FieldCipher(store.Load, session => store.Open(FieldKeyStore.Wrapped(session)));
            return database;
        });
        services.AddSingleton(static provider => new PseudonymKey(Db(provider), provider.GetRequiredService<IDataProtectionProvider>));
        services.AddSingleton<IByteSeal>(static provider => Db(provider).Cipher);
        services.AddSingleton(static provider => new FieldProtection(Db(provider), provider.GetRequiredService<FieldKeyStore>(), provider.GetRequiredService<KeyRing>()));
        services.AddSingleton(static provider => new StatementTimes(provider.GetServices<IStatementObserver>()));
        services.AddSingleton(static provider => new DatabaseSize(Db(provider)));
        services.AddSingleton(static provider => new StorageProbe(Db(provider)));
        if (database.IsSqlite)
        {
            var setup = new SqliteSetup(database.Pragmas);
            services.AddDbContextFactory<SqliteAnalyticsDbContext>((provider, builder) => builder
                .UseSqlite(database.ConnectionString, static sqlite => sqlite.MigrationsHistoryTable(SchemaHistory.Table))
                .AddInterceptors(setup, provider.GetRequiredService<StatementTimes>()));
            services.AddSingleton<IDbContextFactory<AnalyticsDbContext>, ContextFactory<SqliteAnalyticsDbContext>>();
        }
        else
        {
            services.AddDbContextFactory<PostgresAnalyticsDbContext>((provider, builder) => builder
                .UseNpgsql(database.ConnectionString, static npgsql => npgsql.MigrationsHistoryTable(SchemaHistory.Table))
                .AddInterceptors(provider.GetRequiredService<StatementTimes>()));
            services.AddSingleton<IDbContextFactory<AnalyticsDbContext>, ContextFactory<PostgresAnalyticsDbContext>>();
        }

        services.AddScoped(static provider => provider.GetRequiredService<IDbContextFactory<AnalyticsDbContext>>().CreateDbContext());
        services.AddSingleton(static provider => new BatchStore(
            Db(provider), Contexts(provider), provider.GetRequiredService<TimeProvider>(), provider.GetService<ILogger<BatchStore>>()));
        services.AddSingleton(static provider => new WorkTurns(Db(provider)));
        services.AddSingleton(static provider => new LineReader(Db(provider)));
        services.AddSingleton(static provider => new ReviewReader(Db(provider)));
        services.AddSingleton(static provider => new EventReader(Db(provider)));
        services.AddSingleton(static provider => new EventStreamStore(Db(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new PurchaseStreamStore(Db(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new OwnUseStore(Db(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new OwnUseReader(Db(provider)));
        services.AddSingleton(static provider => new DataStateStore(Db(provider)));
        services.AddSingleton(static provider => new SettingsStore(Db(provider), provider.GetRequiredService<DataStateStore>()));
        services.AddSingleton(static provider => new AuditLog(Db(provider), Contexts(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new UserSessionStore(Db(provider), Contexts(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new SavedViewStore(Db(provider), Contexts(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new SavedSegmentStore(Db(provider), Contexts(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new SavedFunnelStore(Db(provider), Contexts(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new CustomerNoteStore(Db(provider), Contexts(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new RetentionStore(Db(provider)));
        services.AddSingleton(static provider => new PersonStore(Db(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new ConsentStore(Db(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new CostStore(Db(provider), Contexts(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new PredictionStore(Db(provider), Contexts(provider)));
        services.AddSingleton(static provider => new RfmSnapshotStore(Db(provider), Contexts(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new CampaignStore(Db(provider), Contexts(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new ForecastStore(Db(provider), Contexts(provider)));
        services.AddSingleton(static provider => new ContextStore(Db(provider), Contexts(provider)));
        services.AddSingleton(static provider => new KeyMeasureStore(provider.GetRequiredService<ContextStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new AlertStore(provider.GetRequiredService<ContextStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new DeliveryStore(provider.GetRequiredService<ContextStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new InsightStore(provider.GetRequiredService<ContextStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new DatabaseStartup(
            Db(provider),
            Contexts(provider),
            provider.GetRequiredService<BatchStore>(),
            provider.GetRequiredService<FieldProtection>(),
            provider.GetService<ILogger<DatabaseStartup>>()));
        services.AddSingleton(static provider => new DatabaseBackup(
            Db(provider), Contexts(provider), provider.GetRequiredService<DatabaseStartup>(), provider.GetRequiredService<FieldKeyStore>(),
            provider.GetRequiredService<FieldProtection>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static Database Db(IServiceProvider provider) => provider.GetRequiredService<Database>();

    private static IDbContextFactory<AnalyticsDbContext> Contexts(IServiceProvider provider) =>
        provider.GetRequiredService<IDbContextFactory<AnalyticsDbContext>>();
}
