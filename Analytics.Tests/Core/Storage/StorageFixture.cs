using Analytics.Core.Storage;
using Analytics.Core.Storage.Protection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Analytics.Tests.Core.Storage;

/// <summary>A ready database of its own: a file in a temporary folder, or a database on the server that the environment names.</summary>
internal sealed class StorageFixture : IAsyncDisposable
{
    /// <summary>Holds the connection string of a PostgreSQL server on which databases may be made and dropped.</summary>
    public const string PostgresVariable = "ANALYTICS_TEST_POSTGRES";

    private readonly ServiceProvider _services;
    private readonly string? _folder;
    private readonly string? _postgresDatabase;

    private StorageFixture(DatabaseOptions options, KeyRingOptions keys, string? folder, string? postgresDatabase, TimeProvider? time)
    {
        Options = options;
        Keys = keys;
        _folder = folder;
        _postgresDatabase = postgresDatabase;
        var services = new ServiceCollection();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        _services = services.AddAnalyticsStorage(options, keys).BuildServiceProvider();
    }

    public static string? Postgres => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } text ? text : null;

    public DatabaseOptions Options { get; }

    /// <summary>Where its ring of keys lies.</summary>
    public KeyRingOptions Keys { get; }

    public BatchStore Batches => Get<BatchStore>();

    public LineReader Reader => Get<LineReader>();

    public DataStateStore State => Get<DataStateStore>();

    public static async Task<StorageFixture> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, TimeProvider? time = null)
    {
        var fixture = await NewAsync(provider, time);
        await fixture.Get<DatabaseStartup>().EnsureReadyAsync();
        return fixture;
    }

    /// <summary>A database that is not made ready yet.</summary>
    public static async Task<StorageFixture> NewAsync(DatabaseProvider provider, TimeProvider? time = null) =>
        provider == DatabaseProvider.Sqlite ? NewFile(null, time) : await NewPostgresAsync(time);

    /// <summary>A file that is not made ready yet.</summary>
    public static StorageFixture NewFile(Action<DatabaseOptions>? change = null, TimeProvider? time = null, KeyRingOptions? keys = null)
    {
        var folder = Directory.CreateTempSubdirectory("analytics-storage-").FullName;
        var options = new DatabaseOptions { Path = Path.Combine(folder, "shop.db"), BusyTimeoutSeconds = 1 };
        change?.Invoke(options);
        return new StorageFixture(options, keys ?? new KeyRingOptions(), folder, null, time);
    }

    /// <summary>The same database through other objects, as another process would see it; dispose it before this one.</summary>
    public StorageFixture Another(Action<DatabaseOptions>? change = null, KeyRingOptions? keys = null)
    {
        var options = new DatabaseOptions
        {
            Provider = Options.Provider,
            Path = Options.Path,
            ConnectionString = Options.ConnectionString,
            BusyTimeoutSeconds = Options.BusyTimeoutSeconds,
        };
        change?.Invoke(options);
        return new StorageFixture(options, keys ?? Keys, null, null, null);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_folder is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }

        if (_postgresDatabase is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await ServerAsync($"DROP DATABASE IF EXISTS {_postgresDatabase} WITH (FORCE)");
        }
    }

    private static async Task<StorageFixture> NewPostgresAsync(TimeProvider? time)
    {
        var name = "analytics_test_" + Guid.NewGuid().ToString("N");
        await ServerAsync($"CREATE DATABASE {name}");
        var text = new NpgsqlConnectionStringBuilder(Postgres!) { Database = name, IncludeErrorDetail = true }.ToString();
        var folder = Directory.CreateTempSubdirectory("analytics-storage-").FullName;
        return new StorageFixture(new DatabaseOptions { Provider = DatabaseProvider.PostgreSQL, ConnectionString = text, BusyTimeoutSeconds = 5 }, new KeyRingOptions { Folder = folder }, folder, name, time);
    }

    private static async Task ServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Postgres!);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
