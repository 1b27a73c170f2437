using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Analytics.Core.Storage;
using Analytics.Core.Streaming;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

public sealed class EventIntakeApiTests : IAsyncLifetime
{
    private const string Site = "https://shop.example";
    private const string Path = "/api/v1/events";

    private readonly ApiHost host = new();

    public Task InitializeAsync()
    {
        host.Settings["Limits:EventsPerKeyPerMinute"] = "3000";
        host.Settings["Limits:EventsPerAddressPerMinute"] = "1500";
        return host.InitializeAsync();
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Script_Anybody_GetsLessThanTwoKilobytesThatBrowsersKeep()
    {
        using var client = host.Program();
        using var answer = await client.GetAsync("/track.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/track.js");
        request.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var again = await client.SendAsync(request);

        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 200, 1_999);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Events_SentTwice_AreAcceptedAndCountOnce()
    {
        using var client = await host.ProgramAsync(ApiScopes.Events);
        const string body = """[{"id":"1","visitorId":"v","name":"a"},{"id":"2","visitorId":"v","name":"b"},{"id":"1","visitorId":"v","name":"a"}]""";
        foreach (var path in (string[])[Path, "/api/v1/events/track"])
        {
            using var answer = await SendAsync(client, body, path);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.Equal("""{"accepted":3,"refused":[]}""", await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(["a", "b"], Stored());
    }

    [Fact]
    public async Task Events_SomeMakeNoSense_AreRefusedWithPlaceFieldAndReason()
    {
        using var client = await host.ProgramAsync(ApiScopes.Events);
        using var some = await SendAsync(client, """{"events":[{"visitorId":"v"},{"visitorId":"v","name":"kept"}]}""");
        Assert.Equal(HttpStatusCode.Accepted, some.StatusCode);
        Assert.Equal("""{"accepted":1,"refused":[{"index":0,"field":"name","reason":"is missing"}]}""", await some.Content.ReadAsStringAsync());

        using var none = await SendAsync(client, """[{"visitorId":"v"},{"name":"x"}]""");
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Equal("application/problem+json", none.Content.Headers.ContentType!.MediaType);
        var problem = await none.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("is missing", problem.GetProperty("errors").GetProperty("[0].name")[0].GetString());
        Assert.Equal(1, problem.GetProperty("refused")[1].GetProperty("index").GetInt32());

        using var broken = await SendAsync(client, """[{"visitorId":"v","name":"lost"},""");
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.Equal(["kept"], Stored());
    }

    [Fact]
    public async Task Events_TooLarge_AreRefused()
    {
        using var client = await host.ProgramAsync(ApiScopes.Events);
        using var large = await SendAsync(client, new string(' ', EventParser.MostBytes) + "[]");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task Key_OfASite_ServesItsPagesAloneAndNothingElse()
    {
        var secret = await KeyAsync("https://SHOP.example/");
        using var page = Page(Site);
        using var taken = await SendAsync(page, """{"visitorId":"v","name":"from a page"}""", $"{Path}?key={secret}", "text/plain");
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Equal(Site, Assert.Single(taken.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(taken.Headers.Contains("Access-Control-Allow-Credentials"));

        foreach (var origin in (string?[])["https://other.example", "http://shop.example", null])
        {
            using var elsewhere = Page(origin);
            using var refused = await SendAsync(elsewhere, """{"visitorId":"v","name":"from elsewhere"}""", $"{Path}?key={secret}", "text/plain");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
        }

        using var curious = host.Program("X-API-Key", secret);
        foreach (var path in (string[])["/api/v1/dashboard", "/api/v1/events/export", "/api/v1/openapi.json"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await curious.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        }

        using var asked = await host.Program().GetAsync(new Uri($"/api/v1/dashboard?key={secret}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Equal(["from a page"], Stored());
    }

    [Fact]
    public async Task Key_OfAServer_IsNotForPages()
    {
        using var client = await host.ProgramAsync(ApiScopes.Events);
        client.DefaultRequestHeaders.Add("Origin", Site);
        using var answer = await SendAsync(client, """{"visitorId":"v","name":"a"}""");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Key_Revoked_StopsAtOnce()
    {
        var keys = host.Services.GetRequiredService<ApiKeyService>();
        var key = await keys.CreateAsync(new ApiKeyDraft("shop", [ApiScopes.Events], 1), Actor.Cli);
        using var client = host.Program("X-API-Key", key.Secret);
        using var before = await SendAsync(client, """{"visitorId":"v","name":"a"}""");
        Assert.Equal(HttpStatusCode.Accepted, before.StatusCode);

        await keys.RevokeAsync(key.Key.Id, Actor.Cli);

        using var after = await SendAsync(client, """{"visitorId":"v","name":"a"}""");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Theory]
    [InlineData("shop.example")]
    [InlineData("https://shop.example/page")]
    [InlineData("https://*.example")]
    [InlineData("ftp://shop.example")]
    [InlineData("https://me@shop.example")]
    public async Task Key_SiteThatIsNone_IsRefused(string site)
    {
        var problem = await Assert.ThrowsAsync<AccountException>(() => KeyAsync(site));
        Assert.Equal("origins", problem.Field);
    }

    [Fact]
    public async Task Key_WithMoreThanEvents_IsRefused()
    {
        var keys = host.Services.GetRequiredService<ApiKeyService>();
        var mixed = await Assert.ThrowsAsync<AccountException>(() => keys.CreateAsync(new ApiKeyDraft("x", [ApiScopes.Events, ApiScopes.Read], 1), Actor.Cli));
        Assert.Equal("scopes", mixed.Field);
        var bound = await Assert.ThrowsAsync<AccountException>(() => keys.CreateAsync(new ApiKeyDraft("x", [ApiScopes.Read], 1, [Site]), Actor.Cli));
        Assert.Equal("origins", bound.Field);
    }

    [Theory]
    [InlineData(Site, true)]
    [InlineData("https://other.example", false)]
    public async Task Preflight_IsAnsweredForTheSitesOfKeysAlone(string origin, bool expected)
    {
        await KeyAsync(Site);
        using var client = host.Program();
        using var request = new HttpRequestMessage(HttpMethod.Options, Path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");

        using var answer = await client.SendAsync(request);

        Assert.Equal(expected ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Contains("Access-Control-Allow-Origin"));
        using var elsewhere = new HttpRequestMessage(HttpMethod.Options, "/api/v1/dashboard");
        elsewhere.Headers.Add("Origin", origin);
        using var closed = await client.SendAsync(elsewhere);
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
    }

    [Fact]
    public async Task Limits_CountEvents_ByAddressForPagesAndByKeyForServers()
    {
        var body = $"[{string.Join(',', Enumerable.Repeat("""{"visitorId":"v","name":"a"}""", 1_000))}]";
        var secret = await KeyAsync(Site);
        using var page = Page(Site);
        using var first = await SendAsync(page, body, $"{Path}?key={secret}");
        using var second = await SendAsync(page, body, $"{Path}?key={secret}");
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
        Assert.True(second.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal(Site, Assert.Single(second.Headers.GetValues("Access-Control-Allow-Origin")));

        using var server = await host.ProgramAsync(ApiScopes.Events);
        for (var i = 0; i < 3; i++)
        {
            using var taken = await SendAsync(server, body);
            Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        }

        using var refused = await SendAsync(server, body);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(4_000, Stored().Length);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string body, string path = Path, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    [Theory]
    [InlineData("DNT")]
    [InlineData("Sec-GPC")]
    public async Task Send_BrowserAsksNotToBeTracked_NothingIsTaken(string header)
    {
        using var page = Page(Site);
        page.DefaultRequestHeaders.Add(header, "1");

        using var answer = await SendAsync(page, """[{"visitorId":"shy","name":"looked"},{"visitorId":"shy"}]""", $"{Path}?key={await KeyAsync(Site)}", "text/plain");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("asks not to be tracked", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(Stored());
    }

    private HttpClient Page(string? origin) => host.Program(origin is null ? null : "Origin", origin);

    private async Task<string> KeyAsync(params string[] sites) =>
        (await host.Services.GetRequiredService<ApiKeyService>().CreateAsync(new ApiKeyDraft("pages", [ApiScopes.Events], 1, sites), Actor.Cli)).Secret;

    private string[] Stored() => [.. host.Services.GetRequiredService<EventReader>().ReadPage(0, 10_000, null, null).Select(static e => e.Name)];
}
