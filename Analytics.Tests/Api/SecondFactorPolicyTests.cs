using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>Accounts of a role that needs a second factor, without one and with one.</summary>
public sealed partial class SecondFactorPolicyTests : IAsyncLifetime
{
    private readonly ApiHost host = new() { HasDemo = false };

    public Task InitializeAsync()
    {
        host.Settings["Security:SecondFactorRoles:0"] = Roles.Admin;
        return host.InitializeAsync();
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Pages_RoleNeedsIt_LeadToSettingItUpAndThenOpen()
    {
        using var browser = await host.BrowserAsync(Roles.Admin);
        foreach (var path in Paths().Where(static p => !p.StartsWith("/api/", StringComparison.Ordinal) && !p.StartsWith("/hubs/", StringComparison.Ordinal)))
        {
            using var answer = await browser.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.Redirect, "/account/second-factor"), (path, answer.StatusCode, answer.Headers.Location?.ToString()));
        }

        var page = await browser.ReadAsync("/account/second-factor");
        Assert.Contains("Your role needs a second factor", page, StringComparison.Ordinal);
        using var done = await browser.SubmitAsync(
            "/account/second-factor", "confirm", ("Password", ApiHost.Password), ("Code", SecondFactorTests.CodeOf(SecondFactorTests.KeyOn(page), 0)));
        Assert.Contains("Go on", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await browser.ReadAsync("/account");
        using var api = await browser.GetAsync("/api/v1/dashboard");
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
        Assert.DoesNotContain("Switch it off", await browser.ReadAsync("/account/second-factor"), StringComparison.Ordinal);
        using var off = await browser.SubmitAsync("/account/second-factor", "change", ("Password", ApiHost.Password), ("Code", "123456"), ("Do", "off"));
        Assert.True((await host.Accounts.FindAsync(ApiHost.EmailOf(Roles.Admin)))!.HasSecondFactor);
    }

    [Fact]
    public async Task EveryEndpointOfTheApi_RoleNeedsIt_IsRefusedToCookieAndToken()
    {
        using var browser = await host.BrowserAsync(Roles.Admin);
        using var program = await host.ProgramOfAsync(Roles.Admin);
        foreach (var path in Paths().Where(static p => p.StartsWith("/api/", StringComparison.Ordinal)))
        {
            using var byCookie = await browser.GetAsync(path);
            using var byToken = await program.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (path, byCookie.StatusCode, byToken.StatusCode));
            Assert.Contains("second factor", (await byToken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        using var change = await program.PostAsJsonAsync("/api/v1/persons/erase", new { id = "x" });
        Assert.Equal(HttpStatusCode.Forbidden, change.StatusCode);
        Assert.Contains("second factor", await change.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HubAndCircuit_RoleNeedsIt_AreRefused()
    {
        using var browser = await host.BrowserAsync(Roles.Admin);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => HubClient.ConnectAsync(host.Server, configure: request => request.Headers.Cookie = browser.CookieHeader));
        Assert.Contains("403", error.Message, StringComparison.Ordinal);
        using var circuit = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Forbidden, circuit.StatusCode);
    }

    [Fact]
    public async Task OtherRolesKeysAndWhatIsOpen_GoOn()
    {
        using var viewer = await host.BrowserAsync(Roles.Viewer);
        using var dashboard = await viewer.GetAsync("/api/v1/dashboard");
        Assert.Equal(HttpStatusCode.OK, dashboard.StatusCode);
        using var key = await host.ProgramAsync(ApiScopes.Read);
        using var byKey = await key.GetAsync(new Uri("/api/v1/dashboard", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, byKey.StatusCode);
        using var admin = await host.BrowserAsync(Roles.Admin);
        await admin.ReadAsync("/health/live");
        var page = await admin.ReadAsync("/account/second-factor");
        using var style = await admin.GetAsync("/" + Style().Match(page).Groups["path"].Value);
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        using var leave = await admin.PostAsync("/account/sign-out", TestBrowser.HiddenFields(await admin.ReadAsync("/account/second-factor"), "/account/sign-out"));
        Assert.Equal(HttpStatusCode.Redirect, leave.StatusCode);
    }

    // Found from the application itself: every address without a part to fill in that may be asked for and is not open to all.
    private IEnumerable<string> Paths()
    {
        var paths = host.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(static e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.RoutePattern.Parameters.Count == 0)
            .Where(static e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is null or [] || e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(static e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(static p => p is not "/account/second-factor" && !p.StartsWith("/_", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.True(paths.Count > 60, $"Only {paths.Count} addresses were found.");
        return paths;
    }

    [GeneratedRegex("""href="(?<path>[^"]*app[^"]*\.css)""", RegexOptions.NonBacktracking)]
    private static partial Regex Style();
}
