using System.Net;
using System.Net.Sockets;
using System.Text;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Tests.Api;

/// <summary>A client on a real socket that leaves in the middle.</summary>
public sealed class LeavingClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-leaving-").FullName;
    private readonly RequestEnd _end = new();
    private WebApplication? _app;
    private string _key = string.Empty;

    public async Task InitializeAsync()
    {
        _app = AnalyticsHost.Build(
            new ServeOptions { DatabasePath = Path.Combine(_folder, "analytics.db"), NoDemo = true, Urls = "http://127.0.0.1:0" },
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Predictions:Background"] = "false" });
                builder.Services.AddSingleton<IStartupFilter>(_end);
            });
        var startup = _app.Services.GetRequiredService<DataStartup>();
        await startup.PrepareAsync(withDemo: true);
        await startup.LoadFactsAsync();
        _key = (await _app.Services.GetRequiredService<ApiKeyService>().CreateAsync(new ApiKeyDraft("leaving", [ApiScopes.Export], 1), Actor.Cli)).Secret;
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Export_ClientLeaves_StopsAndFreesTheRequest()
    {
        using var client = new TcpClient { ReceiveBufferSize = 4_096 };
        await client.ConnectAsync(IPAddress.Loopback, new Uri(_app!.Urls.First()).Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /api/v1/export/lines HTTP/1.1\r\nHost: localhost\r\nX-API-Key: {_key}\r\n\r\n"));
        Assert.True(await client.GetStream().ReadAsync(new byte[1_024]) > 0);
        client.Client.LingerState = new LingerOption(true, 0);
        client.Close();

        await _end.Task.WaitAsync(Patience);

        var audit = _app.Services.GetRequiredService<AuditLog>();
        Assert.Single((await audit.ReadAsync(new AuditFilter(ActionPrefix: "export.begin"), 0, 10)).Entries);
        Assert.Single((await audit.ReadAsync(new AuditFilter(ActionPrefix: "export"), 0, 10)).Entries);
    }

    private sealed class RequestEnd : IStartupFilter
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _ended.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                try
                {
                    await rest(context);
                }
                finally
                {
                    _ended.TrySetResult();
                }
            });
            next(app);
        };
    }
}
