using System.Net;
using System.Net.Sockets;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Analytics.Web.State.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Tests.Api;

/// <summary>The application on a real socket, with little patience for slow clients, over the whole demo.</summary>
public sealed class SlowHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-slow-").FullName;
    private readonly RequestCount _requests = new();
    private WebApplication? _app;

    public IServiceProvider Services => _app!.Services;

    public AuditLog Audit => Services.GetRequiredService<AuditLog>();

    public Uri Address => new(_app!.Urls.First());

    /// <summary>A key that may read and export.</summary>
    public string Key { get; private set; } = string.Empty;

    /// <summary>Requests that have begun and not ended.</summary>
    public int UnderWay => _requests.UnderWay;

    public async Task InitializeAsync()
    {
        _app = AnalyticsHost.Build(
            new ServeOptions { DatabasePath = Path.Combine(_folder, "analytics.db"), NoDemo = true, Urls = "http://127.0.0.1:0" },
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Predictions:Background"] = "false",
                    ["Stream:Demo"] = "Off",
                    ["OwnUse:Record"] = "false",
                    ["Limits:SignInPerAddressPerMinute"] = "0",
                    ["Uploads:Folder"] = Path.Combine(_folder, "uploads"),
                    ["Connections:HeadersSeconds"] = "3",
                    ["Connections:GraceSeconds"] = "2",
                    ["Connections:SlowestUploadBytesPerSecond"] = "5000",
                    ["Connections:SlowestDownloadBytesPerSecond"] = "10000",
                });
                // The system would take megabytes of an answer off the server's hands, and slow clients show only after those.
                builder.Services.Configure<SocketTransportOptions>(static sockets => sockets.CreateBoundListenSocket = static endpoint =>
                {
                    var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
                    socket.SendBufferSize = 16_384;
                    return socket;
                });
                builder.Services.AddSingleton<IStartupFilter>(_requests);
            });
        var startup = Services.GetRequiredService<DataStartup>();
        await startup.PrepareAsync(withDemo: true);
        await startup.LoadFactsAsync();
        Key = (await Services.GetRequiredService<ApiKeyService>().CreateAsync(new ApiKeyDraft("slow", [ApiScopes.Read, ApiScopes.Export], 1), Actor.Cli)).Secret;
        await Services.GetRequiredService<AccountService>().CreateAsync(ApiHost.EmailOf(Roles.Analyst), Roles.Analyst, ApiHost.Password, Actor.Cli);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A client that is as quick as it can be.</summary>
    public HttpClient Quick()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("X-API-Key", Key);
        return client;
    }

    /// <summary>A browser in which an analyst has signed in.</summary>
    public async Task<TestBrowser> BrowserAsync()
    {
        var browser = new TestBrowser(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address });
        using var answer = await browser.SignInAsync(ApiHost.EmailOf(Roles.Analyst), ApiHost.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>A connection of a client with hardly any room for what comes.</summary>
    public async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient { ReceiveBufferSize = 4_096, NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, Address.Port);
        return client;
    }

    /// <summary>What lies in the upload folder, but for locks.</summary>
    public string[] Uploads() => Services.GetRequiredService<UploadStore>().Root is var root && Directory.Exists(root)
        ? [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal))]
        : [];

    /// <summary>Writes something and empties the log of writes, as SQLite can only while nobody reads from it.</summary>
    /// <returns>Whether it is empty.</returns>
    public async Task<bool> CanEmptyLogAsync()
    {
        await Services.GetRequiredService<SettingsStore>().SetAsync("slow", Guid.NewGuid());
        return EmptiesLog(Path.Combine(_folder, "analytics.db"));
    }

    /// <summary>Whether SQLite can empty the log of writes of a file, which it cannot while somebody reads from it.</summary>
    public static bool EmptiesLog(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var row = command.ExecuteReader();
        return row.Read() && row.GetInt32(0) == 0;
    }

    private sealed class RequestCount : IStartupFilter
    {
        private int _underWay;

        public int UnderWay => Volatile.Read(ref _underWay);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                Interlocked.Increment(ref _underWay);
                try
                {
                    await rest(context);
                }
                finally
                {
                    Interlocked.Decrement(ref _underWay);
                }
            });
            next(app);
        };
    }
}
