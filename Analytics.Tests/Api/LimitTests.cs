using System.Net;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class LimitTests : IAsyncLifetime
{
    private readonly ApiHost host = new();

    public Task InitializeAsync()
    {
        host.Settings["Limits:SignInPerAddressPerMinute"] = "5";
        host.Settings["Limits:ApiPerKeyPerMinute"] = "3";
        return host.InitializeAsync();
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task SignIn_TooManyTries_AreAskedToWait()
    {
        using var browser = host.Browser();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await browser.SignInAsync($"nobody{i}@shop.example", "wrong");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var limited = await browser.SignInAsync("nobody@shop.example", "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.InRange(limited.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Api_TooManyRequestsOfOneKey_LeaveOthersAlone()
    {
        using var busy = await host.ProgramAsync(ApiScopes.Read);
        using var calm = await host.ProgramAsync(ApiScopes.Read);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync(new Uri("/api/v1/dashboard", UriKind.Relative))).StatusCode);
        }

        using var limited = await busy.GetAsync(new Uri("/api/v1/dashboard", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.NotNull(limited.Headers.RetryAfter);
        Assert.Equal("application/problem+json", limited.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await calm.GetAsync(new Uri("/api/v1/dashboard", UriKind.Relative))).StatusCode);
    }
}
