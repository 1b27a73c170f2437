using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

public sealed class LiveHubTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(Roles.Viewer, true, false)]
    [InlineData(Roles.Analyst, true, true)]
    [InlineData(Roles.Admin, true, true)]
    public async Task EachMethod_ByRole_IsOpenToThoseWhoMay(string role, bool mayRead, bool maySend)
    {
        using var browser = await host.BrowserAsync(role);
        using var hub = await HubClient.ConnectAsync(host.Server, configure: request => request.Headers.Cookie = browser.CookieHeader);

        await CheckAsync(hub, mayRead, maySend, "hub-" + role);
    }

    [Fact]
    public async Task EachMethod_ByKey_IsOpenToItsScopes()
    {
        var keys = host.Services.GetRequiredService<ApiKeyService>();
        var reader = await keys.CreateAsync(new ApiKeyDraft("hub reader", [ApiScopes.Read], 1), Actor.Cli);
        var writer = await keys.CreateAsync(new ApiKeyDraft("hub writer", [ApiScopes.Read, ApiScopes.Write], 1), Actor.Cli);
        var sender = await keys.CreateAsync(new ApiKeyDraft("hub sender", [ApiScopes.Write], 1), Actor.Cli);

        using var byHeader = await HubClient.ConnectAsync(host.Server, configure: request => request.Headers["X-API-Key"] = reader.Secret);
        // A browser's socket has no headers of its own.
        using var byQuery = await HubClient.ConnectAsync(host.Server, "?access_token=" + writer.Secret);

        await CheckAsync(byHeader, mayRead: true, maySend: false, "hub-key-1");
        await CheckAsync(byQuery, mayRead: true, maySend: true, "hub-key-2");
        await Assert.ThrowsAnyAsync<Exception>(() => HubClient.ConnectAsync(host.Server, "?access_token=" + sender.Secret));
    }

    [Fact]
    public async Task Connect_NobodyOrAWrongKey_IsRefused()
    {
        var nobody = await Assert.ThrowsAnyAsync<Exception>(() => HubClient.ConnectAsync(host.Server));
        var wrong = await Assert.ThrowsAnyAsync<Exception>(() => HubClient.ConnectAsync(host.Server, "?access_token=ak_nothing"));

        Assert.Contains("401", nobody.Message, StringComparison.Ordinal);
        Assert.Contains("401", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_CookieFromAnotherSite_IsEnded()
    {
        using var browser = await host.BrowserAsync(Roles.Viewer);

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var hub = await HubClient.ConnectAsync(host.Server, configure: request =>
            {
                request.Headers.Cookie = browser.CookieHeader;
                request.Headers.Origin = "https://elsewhere.example";
            });
            await hub.InvokeAsync("Current");
        });
    }

    [Fact]
    public async Task Frames_APurchaseComes_ShowIt()
    {
        var keys = host.Services.GetRequiredService<ApiKeyService>();
        var key = await keys.CreateAsync(new ApiKeyDraft("hub stream", [ApiScopes.Read, ApiScopes.Write], 1), Actor.Cli);
        using var watcher = await HubClient.ConnectAsync(host.Server, "?access_token=" + key.Secret);
        using var sender = await HubClient.ConnectAsync(host.Server, "?access_token=" + key.Secret);
        await watcher.StreamAsync("Frames");
        var before = (await watcher.NextAsync()).GetProperty("today").GetProperty("now").GetProperty("revenue").GetDecimal();

        var (receipt, error) = await sender.InvokeAsync("Send", (object)new[] { Purchase("hub-stream-1", 123.45m) });

        Assert.Null(error);
        Assert.Equal(1, receipt.GetProperty("accepted").GetInt32());
        while (true)
        {
            var frame = await watcher.NextAsync();
            if (frame.GetProperty("sales").EnumerateArray().Any(static s => s.GetProperty("orderId").GetString() == "hub-stream-1"))
            {
                Assert.True(frame.GetProperty("today").GetProperty("now").GetProperty("revenue").GetDecimal() >= before + 123.45m);
                break;
            }
        }
    }

    [Fact]
    public async Task FramesOf_AFilter_ShowThatPartAlone()
    {
        var keys = host.Services.GetRequiredService<ApiKeyService>();
        var key = await keys.CreateAsync(new ApiKeyDraft("hub part", [ApiScopes.Read, ApiScopes.Write], 1), Actor.Cli);
        using var watcher = await HubClient.ConnectAsync(host.Server, "?access_token=" + key.Secret);
        using var sender = await HubClient.ConnectAsync(host.Server, "?access_token=" + key.Secret);
        await watcher.StreamAsync("FramesOf", (object)new[] { new { dimension = "channel", values = new[] { "Part of the hub" } } });
        Assert.Equal(0, (await watcher.NextAsync()).GetProperty("today").GetProperty("now").GetProperty("orders").GetInt32());

        await sender.InvokeAsync("Send", (object)new[] { Purchase("hub-other-1", 50m), Purchase("hub-part-1", 12.5m, "Part of the hub") });

        var frame = await watcher.NextAsync();
        while (frame.GetProperty("today").GetProperty("now").GetProperty("orders").GetInt32() == 0)
        {
            frame = await watcher.NextAsync();
        }

        Assert.Equal(12.5m, frame.GetProperty("today").GetProperty("now").GetProperty("revenue").GetDecimal());
        Assert.Equal(["hub-part-1"], frame.GetProperty("sales").EnumerateArray().Select(static s => s.GetProperty("orderId").GetString()));
    }

    [Fact]
    public async Task FramesOf_SegmentThatIsGone_EndsWithTheReason()
    {
        var keys = host.Services.GetRequiredService<ApiKeyService>();
        var key = await keys.CreateAsync(new ApiKeyDraft("hub gone", [ApiScopes.Read], 1), Actor.Cli);
        using var watcher = await HubClient.ConnectAsync(host.Server, "?access_token=" + key.Secret);

        await watcher.StreamAsync("FramesOf", (object)new[] { new { dimension = "segment", values = new[] { "4711" } } });

        var error = await Assert.ThrowsAnyAsync<Exception>(() => watcher.NextAsync());
        Assert.Contains("may have been deleted", error.Message, StringComparison.Ordinal);
    }

    private static object Purchase(string order, decimal amount, string? channel = null) => new { orderId = order, channel, lines = new[] { new { productCode = "D-ELE-01", amount } } };

    private static async Task CheckAsync(HubClient hub, bool mayRead, bool maySend, string order)
    {
        var (frame, readError) = await hub.InvokeAsync("Current");
        var (_, sendError) = await hub.InvokeAsync("Send", (object)new[] { Purchase(order, 1) });
        Assert.Equal((mayRead, maySend), (readError is null, sendError is null));
        Assert.True(frame.GetProperty("today").GetProperty("now").TryGetProperty("orders", out _));
        await hub.StreamAsync("Frames");
        Assert.True((await hub.NextAsync()).TryGetProperty("number", out _));
    }
}
