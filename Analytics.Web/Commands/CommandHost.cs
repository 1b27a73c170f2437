using System.CommandLine;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Notifications;
using Analytics.Web.Outgoing;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.Extensions.Logging.Console;

namespace Analytics.Web.Commands;

/// <summary>What a verb works with: the services of Core over the named database, and the console.</summary>
public sealed class CommandHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private CommandHost(ServiceProvider services, CommandConsole console, string place)
    {
        provider = services;
        Console = console;
        Place = place;
    }

    /// <summary>Where to write.</summary>
    public CommandConsole Console { get; }

    /// <summary>The database's place, for people.</summary>
    public string Place { get; }

    /// <summary>Opens the database that the command line or the settings name, and brings it up to date.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="create">Whether a database that is not there is made; else that is a failure.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FailedException">There is no database, or the settings cannot be read.</exception>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public static async Task<CommandHost> OpenAsync(ParseResult parsed, bool create, CancellationToken cancellationToken)
    {
        var services = Build(parsed.GetValue(CommonOptions.Database));
        try
        {
            if (!create && services.GetRequiredService<DatabaseOptions>().ResolveFile() is { } file && !File.Exists(file))
            {
                throw new FailedException(
                    $"There is no database at {file}. Name one with --db, start the server once, or import a file first.");
            }

            var (database, _) = await services.GetRequiredService<DataStartup>().PrepareAsync(withDemo: false, cancellationToken);
            await services.GetRequiredService<AccountNotices>().StartAsync(cancellationToken);
            return new CommandHost(services, CommandConsole.Of(parsed), database.Place);
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>One of the services.</summary>
    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>Loads the Facts, for verbs that ask questions.</summary>
    public Task LoadFactsAsync(CancellationToken cancellationToken) => Get<DataStartup>().LoadFactsAsync(cancellationToken);

    /// <summary>Puts up what models and saved rules say of customers, for a question that asks by it; does nothing for others.</summary>
    public async Task LoadLabelsAsync(AnalyticsQuery query, CancellationToken cancellationToken)
    {
        if (query.By.Concat(query.Filters.Select(static f => f.Dimension)).Any(static d => DimensionCatalog.Of(d).IsLabel))
        {
            await Get<CustomerScoring>().LoadAsync(cancellationToken);
            await Get<SegmentService>().RefreshAsync(cancellationToken);
        }
    }

    /// <summary>Writes to the audit as <c>cli</c>.</summary>
    public Task AuditAsync(string action, string? subject, object? detail, CancellationToken cancellationToken) =>
        Get<AuditLog>().WriteAsync("cli", action, subject, detail, cancellationToken: cancellationToken);

    /// <summary>The full address of a path of the server, as the settings say where that listens.</summary>
    public string LinkTo(string path) => AccessStartup.BaseAddress(ListenAddresses.From(new ServeOptions(), Get<IConfiguration>())) + path;

    /// <summary>Frees everything, after what people must hear of their accounts is stored.</summary>
    public async ValueTask DisposeAsync()
    {
        await Get<AccountNotices>().StopAsync(CancellationToken.None);
        await provider.DisposeAsync();
    }

    /// <summary>The services of Core over a database, nothing opened yet.</summary>
    internal static ServiceProvider Build(string? databasePath)
    {
        try
        {
            var configuration = new ConfigurationBuilder().AddAnalyticsSettings(HostPaths.Current, databasePath).Build();
            SettingsCheck.Require(configuration);
            var services = new ServiceCollection();
            services.AddSingleton<IConfiguration>(configuration);
            services.AddLogging(logging => logging
                .AddConfiguration(configuration.GetSection("Logging"))
                .SetMinimumLevel(LogLevel.Warning)
                .AddFilter<ConsoleLoggerProvider>(static level => level >= LogLevel.Warning)
                .AddSimpleConsole(static o => o.SingleLine = true));
            services.Configure<ConsoleLoggerOptions>(static o => o.LogToStandardErrorThreshold = LogLevel.Trace);
            services.AddAnalyticsCore(configuration);
            services.AddAnalyticsAccounts(configuration);
            // For what is told to the owners of accounts; nothing is sent from here.
            services.AddSingleton<IShop, Shop>();
            services.AddAnalyticsOutgoing(configuration);
            services.AddAnalyticsNotifications();
            return services.BuildServiceProvider();
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new FailedException($"The settings cannot be read: {e.Message} {e.InnerException?.Message}".TrimEnd(), e);
        }
    }
}
