using System.Collections.Concurrent;
using System.Text;
using Analytics.Tests.Api;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Analytics.Tests.Web.Telemetry;

public sealed class TelemetryExportTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _received = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);
    private WebApplication? _collector;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _collector = builder.Build();
        _collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            // Texts stand in protocol buffers as they are.
            var text = Encoding.Latin1.GetString(body.ToArray());
            _received.AddOrUpdate(context.Request.Path.Value!, text, (_, before) => before + text);
            _keys[context.Request.Path.Value!] = context.Request.Headers["x-key"].ToString();
        });
        await _collector.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _collector!.StopAsync();
        await _collector.DisposeAsync();
    }

    [Fact]
    public async Task Endpoint_Set_GetsTracesMeasuresAndLogsWithoutPersonsOrSecrets()
    {
        var host = new ApiHost { Settings = { ["Telemetry:Endpoint"] = _collector!.Urls.Single(), ["Telemetry:Headers"] = "x-key=of-the-collector" } };
        try
        {
            await host.InitializeAsync();
            var key = await host.Services.GetRequiredService<ApiKeyService>().CreateAsync(new ApiKeyDraft("test", ["read"], 1), Actor.Cli);
            using var client = host.Program("X-API-Key", key.Secret);
            client.DefaultRequestHeaders.Add("tracestate", "person=ada");
            using var listed = await client.GetAsync(new Uri("/api/v1/customers?search=ada%40example.com&take=1", UriKind.Relative));
            using var missing = await client.GetAsync(new Uri("/api/v1/customers/ada@example.com", UriKind.Relative));
            using var asked = await client.GetAsync(new Uri("/api/v1/query?measures=netRevenue&by=day", UriKind.Relative));
            host.Services.GetRequiredService<ILogger<TelemetryExportTests>>().LogWarning("The well is {Depth} deep.", 3);

            Assert.True(host.Services.GetRequiredService<TracerProvider>().ForceFlush());
            Assert.True(host.Services.GetRequiredService<MeterProvider>().ForceFlush());
            Assert.True(host.Services.GetRequiredService<LoggerProvider>().ForceFlush());
        }
        finally
        {
            await host.DisposeAsync();
        }

        Assert.Contains("GET /api/v1/customers/{id}", _received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("GET /api/v1/query", _received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", _received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("analytics.statement.duration", _received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("The well is 3 deep.", _received["/v1/logs"], StringComparison.Ordinal);
        Assert.All(_keys.Values, static sent => Assert.Equal("of-the-collector", sent));
        Assert.All(_received, static signal =>
        {
            foreach (var secret in (string[])["ada@example", "ada%40", "person=ada", "url.query", "ak_", "user_agent"])
            {
                Assert.False(signal.Value.Contains(secret, StringComparison.Ordinal), $"{signal.Key} holds {secret}");
            }
        });
    }

    [Fact]
    public async Task Endpoint_Unset_ExportsNothing()
    {
        var host = new ApiHost { Accountless = true };
        try
        {
            await host.InitializeAsync();
            Assert.Null(host.Services.GetService<TracerProvider>());
            Assert.Null(host.Services.GetService<MeterProvider>());
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}
