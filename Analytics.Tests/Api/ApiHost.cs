using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Core.Demo;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Tests.Api;

/// <summary>The real application in memory, over a new database, with an account for each role.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    /// <summary>The password of every account.</summary>
    public const string Password = "correct horse 42";

    private readonly string folder = Directory.CreateTempSubdirectory("analytics-api-").FullName;
    private WebApplication? app;

    /// <summary>Further settings, by key.</summary>
    public Dictionary<string, string?> Settings { get; } = new()
    {
        ["Limits:SignInPerAddressPerMinute"] = "0",
        ["Limits:ApiPerAddressPerMinute"] = "0",
        ["Limits:ApiPerKeyPerMinute"] = "0",
        ["Security:RevalidateSeconds"] = "0",
        ["Predictions:Background"] = "false",
        ["Stream:Demo"] = "Off",
        ["OwnUse:Record"] = "false",
    };

    /// <summary>Whether to make no accounts.</summary>
    public bool Accountless { get; init; }

    /// <summary>Whether the demo's shop is in it.</summary>
    public bool HasDemo { get; init; } = true;

    /// <summary>What that shop is, for a day on which it ends. Without events unless it says so: tests bring those that they ask about.</summary>
    public Func<DateOnly, DemoOptions> Demo { get; init; } = static today => new DemoOptions { Until = today, EventDays = 0 };

    /// <summary>The application's services.</summary>
    public IServiceProvider Services => app!.Services;

    /// <summary>The server in memory.</summary>
    public TestServer Server => app!.GetTestServer();

    /// <summary>Looks after accounts.</summary>
    public AccountService Accounts => Services.GetRequiredService<AccountService>();

    /// <summary>The audit.</summary>
    public AuditLog Audit => Services.GetRequiredService<AuditLog>();

    /// <summary>The address of a role's account.</summary>
    public static string EmailOf(string role) => role.ToLowerInvariant() + "@shop.example";

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        app = AnalyticsHost.Build(
            new ServeOptions { DatabasePath = Path.Combine(folder, "analytics.db"), NoDemo = true },
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(Settings);
            });
        var startup = Services.GetRequiredService<DataStartup>();
        await startup.PrepareAsync(withDemo: false);
        if (HasDemo)
        {
            var demo = Services.GetRequiredService<DemoLoader>();
            await demo.LoadAsync(Demo(demo.Today), "system");
        }

        await startup.LoadFactsAsync();
        foreach (var role in Accountless ? [] : Roles.All)
        {
            await Accounts.CreateAsync(EmailOf(role), role, Password, Actor.Cli);
        }

        await app.StartAsync();
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A browser without a session, which follows no redirects and keeps its cookies.</summary>
    public TestBrowser Browser() => new(app!.GetTestServer());

    /// <summary>A browser in which a role's account has signed in.</summary>
    public async Task<TestBrowser> BrowserAsync(string role)
    {
        var browser = Browser();
        using var answer = await browser.SignInAsync(EmailOf(role), Password);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>A program that sends this with each request.</summary>
    public HttpClient Program(string? header = null, string? value = null)
    {
        var client = app!.GetTestClient();
        if (header is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        }

        return client;
    }

    /// <summary>A program with a new key of these scopes.</summary>
    public async Task<HttpClient> ProgramAsync(params string[] scopes)
    {
        var key = await Services.GetRequiredService<ApiKeyService>().CreateAsync(new ApiKeyDraft("test", scopes, 1), Actor.Cli);
        return Program("X-API-Key", key.Secret);
    }

    /// <summary>A program that has signed in as a role's account.</summary>
    public async Task<HttpClient> ProgramOfAsync(string role)
    {
        using var nobody = Program();
        using var answer = await nobody.PostAsJsonAsync("/api/v1/auth/token", new { email = EmailOf(role), password = Password });
        return Program("Authorization", "Bearer " + (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
    }
}
