using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Tests.Api;

/// <summary>What goes into the log, at the levels of the project's own file and with our own words down to the last.</summary>
public sealed class LogSecretTests : IAsyncLifetime
{
    private readonly UploadHost _uploads = new();

    public Task InitializeAsync()
    {
        _uploads.Host.Settings["Logging:LogLevel:Analytics"] = "Trace";
        return _uploads.InitializeAsync();
    }

    public Task DisposeAsync() => _uploads.DisposeAsync();

    [Fact]
    public async Task Log_SignInKeysImportAndEvents_HoldsNoSecretAndNoPerson()
    {
        using var log = new KeptLog();
        var host = _uploads.Host;
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        const string wrong = "not the password 77";
        using (var browser = host.Browser())
        {
            (await browser.SignInAsync(ApiHost.EmailOf(Roles.Admin), wrong)).Dispose();
        }

        using var signedIn = await host.BrowserAsync(Roles.Admin);
        using var program = host.Program();
        using var token = await program.PostAsJsonAsync("/api/v1/auth/token", new { email = ApiHost.EmailOf(Roles.Analyst), password = ApiHost.Password });
        var bearer = (await token.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("accessToken").GetString()!;
        var key = await host.Services.GetRequiredService<ApiKeyService>().CreateAsync(new ApiKeyDraft("shop", [ApiScopes.Events], 1), Actor.Cli);
        using var sender = host.Program("X-API-Key", key.Secret);
        using var sent = await sender.PostAsJsonAsync("/api/v1/events", new { visitorId = "visitor-4711", name = "view" });
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        await _uploads.ImportAsync(Roles.Admin);
        host.Services.GetRequiredService<ILogger<LogSecretTests>>().LogInformation("The log is heard");

        var text = string.Join('\n', log.Lines);
        Assert.Contains("The log is heard", text, StringComparison.Ordinal);
        foreach (var secret in (string[])[ApiHost.Password, wrong, key.Secret, bearer, "@shop.example", "visitor-4711"])
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
