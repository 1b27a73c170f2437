using System.Globalization;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace Analytics.Web.Commands.Live;

/// <summary>
/// The application in this process, on a free port of this machine, over a new database with the demo shop: in this process, so that its memory can be
/// counted after a collection and its clock can be another.
/// </summary>
internal sealed class LiveBenchServer : IAsyncDisposable
{
    /// <summary>The account of all readers.</summary>
    public const string Email = "bench@localhost.example";

    private readonly WebApplication _app;

    private LiveBenchServer(WebApplication app, string password, string key) => (_app, Password, Key) = (app, password, key);

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.First().TrimEnd('/');

    /// <summary>The account's password.</summary>
    public string Password { get; }

    /// <summary>An API key that may send purchases.</summary>
    public string Key { get; }

    /// <summary>The application's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it.</summary>
    /// <param name="database">The file of the new database.</param>
    /// <param name="options">What is to be measured: at another speed than the machine's the demo sells by itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<LiveBenchServer> StartAsync(string database, LiveBenchOptions options, CancellationToken cancellationToken)
    {
        var app = AnalyticsHost.Build(new ServeOptions { Urls = "http://127.0.0.1:0", DatabasePath = database, Json = true }, builder => Configure(builder, options));
        try
        {
            var startup = app.Services.GetRequiredService<DataStartup>();
            await startup.PrepareAsync(withDemo: true, cancellationToken);
            await startup.LoadFactsAsync(cancellationToken);
            var password = SecretText.Create();
            await app.Services.GetRequiredService<AccountService>().CreateAsync(Email, Roles.Viewer, password, Actor.Cli, cancellationToken);
            var key = await app.Services.GetRequiredService<ApiKeyService>().CreateAsync(new ApiKeyDraft("bench", [ApiScopes.Write], 30), Actor.Cli, cancellationToken);
            await app.StartAsync(cancellationToken);
            return new LiveBenchServer(app, password, key.Secret);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void Configure(WebApplicationBuilder builder, LiveBenchOptions options)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            // What is measured is the server, not its limits.
            ["Limits:ApiPerKeyPerMinute"] = "0",
            ["Limits:ApiPerAddressPerMinute"] = "0",
            ["Predictions:Background"] = options.CompressedHours is null ? "false" : "true",
            ["Stream:Demo"] = options.CompressedHours is null ? "Off" : "On",
            // Ten seconds of the machine's, which are more by a faster clock: the day is to be sold whole.
            ["Stream:DemoCatchUpSeconds"] = (10 * options.Speed).ToString(CultureInfo.InvariantCulture),
            ["Stream:DemoPerSecond"] = options.Rate.ToString(CultureInfo.InvariantCulture),
        });
        builder.Logging.AddFilter(static level => level >= LogLevel.Warning);
        if (options.CompressedHours is not null)
        {
            var clock = new FastClock(options.Speed);
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.AddQuartz(quartz => quartz.UseTimeProvider(clock));
        }
    }
}
