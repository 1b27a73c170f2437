using System.Net;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class AccessTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Nobody = "nobody";

    public static TheoryData<string, string, HttpStatusCode> Pages()
    {
        var data = new TheoryData<string, string, HttpStatusCode>();
        foreach (var page in (string[])["/admin", "/admin/users", "/admin/settings", "/admin/keys", "/admin/privacy", "/admin/audit", "/admin/channels", "/admin/jobs", "/admin/system", "/admin/use", "/account/own"])
        {
            data.Add(page, Nobody, HttpStatusCode.Redirect);
            data.Add(page, Roles.Viewer, HttpStatusCode.Redirect);
            data.Add(page, Roles.Analyst, HttpStatusCode.Redirect);
            data.Add(page, Roles.Admin, HttpStatusCode.OK);
        }

        foreach (var page in (string[])["/", "/account"])
        {
            data.Add(page, Nobody, HttpStatusCode.Redirect);
            data.Add(page, Roles.Viewer, HttpStatusCode.OK);
            data.Add(page, Roles.Analyst, HttpStatusCode.OK);
            data.Add(page, Roles.Admin, HttpStatusCode.OK);
        }

        return data;
    }

    public static TheoryData<string, string, HttpStatusCode> Endpoints()
    {
        var data = new TheoryData<string, string, HttpStatusCode>();
        foreach (var path in (string[])
        [
            "/api/v1/dashboard", "/api/v1/query?measures=netRevenue", "/api/v1/time-series", "/api/v1/category-insights", "/api/v1/openapi.json",
        ])
        {
            data.Add(path, Nobody, HttpStatusCode.Unauthorized);
            foreach (var who in (string[])[Roles.Viewer, Roles.Analyst, Roles.Admin, "key read"])
            {
                data.Add(path, who, HttpStatusCode.OK);
            }

            data.Add(path, "key write", HttpStatusCode.Forbidden);
            data.Add(path, "key export", HttpStatusCode.Forbidden);
        }

        foreach (var table in (string[])["view?measures=netRevenue&by=category", "lines", "customers", "products", "orders", "batches"])
        {
            var path = "/api/v1/export/" + table;
            data.Add(path, Nobody, HttpStatusCode.Unauthorized);
            data.Add(path, Roles.Viewer, HttpStatusCode.Forbidden);
            data.Add(path, Roles.Analyst, HttpStatusCode.Forbidden);
            data.Add(path, Roles.Admin, HttpStatusCode.OK);
            data.Add(path, "key read", HttpStatusCode.Forbidden);
            data.Add(path, "key export", HttpStatusCode.OK);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_EachRole_OpensOrSendsAway(string path, string who, HttpStatusCode expected)
    {
        using var browser = who == Nobody ? host.Browser() : await host.BrowserAsync(who);
        using var answer = await browser.GetAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.Redirect)
        {
            Assert.StartsWith(who == Nobody ? "/account/sign-in" : "/account/denied", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Endpoint_EachCaller_AnswersOrRefuses(string path, string who, HttpStatusCode expected)
    {
        using var answer = await GetAsync(path, who);
        Assert.Equal(expected, answer.StatusCode);
        if (expected != HttpStatusCode.OK)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/v1")]
    [InlineData("GET", "/api/v1/")]
    [InlineData("GET", "/api/v1/nothing/here")]
    [InlineData("GET", "/API/V1/Dashboard")]
    [InlineData("GET", "/api/v1/../v1/dashboard")]
    [InlineData("GET", "/api/v1/%2e%2e/x")]
    [InlineData("GET", "/api/v1//dashboard")]
    [InlineData("GET", "/api/v2/anything")]
    [InlineData("POST", "/api/v1/query")]
    [InlineData("POST", "/api/v1/nothing")]
    [InlineData("PUT", "/api/v1/dashboard")]
    [InlineData("DELETE", "/api/v1/export/lines")]
    [InlineData("OPTIONS", "/api/v1/query")]
    [InlineData("HEAD", "/api/v1/dashboard")]
    [InlineData("GET", "/api/v1/auth/token")]
    [InlineData("POST", "/api/v1/auth/token")]
    [InlineData("POST", "/api/v1/auth/refresh")]
    [InlineData("GET", "/api/v1/export/manifests/00000000-0000-0000-0000-000000000000")]
    public async Task Api_Nobody_Is401Everywhere(string method, string path)
    {
        using var client = host.Program();
        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Null(answer.Headers.Location);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("X-API-Key", "ak_00000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("X-API-Key", "")]
    [InlineData("Authorization", "Bearer ak_1")]
    [InlineData("Authorization", "Bearer not.a.token")]
    [InlineData("Authorization", "Basic YTpi")]
    public async Task Api_WrongCredentials_Are401(string header, string value)
    {
        using var client = host.Program(header, value);
        using var answer = await client.GetAsync(new Uri("/api/v1/dashboard", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Api_KnownCallerUnknownPath_Is404()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        using var answer = await client.GetAsync(new Uri("/api/v1/nothing", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Api_CookieOnPost_IsNoCredential()
    {
        using var browser = await host.BrowserAsync(Roles.Admin);
        using var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/query")
        {
            Content = new StringContent("{\"measures\":[\"netRevenue\"]}", System.Text.Encoding.UTF8, "application/json"),
        });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_Nobody_IsOpen(string path)
    {
        using var client = host.Program();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ready", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/api/v1/dashboard")]
    [InlineData("/health/live")]
    [InlineData("/app.css")]
    public async Task Headers_Everywhere_KeepTheBrowserSafe(string path)
    {
        using var client = host.Program();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Headers_SignedInPage_IsNotKept()
    {
        using var browser = await host.BrowserAsync(Roles.Viewer);
        using var answer = await browser.GetAsync("/");
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string who)
    {
        if (who == Nobody)
        {
            using var nobody = host.Program();
            return await nobody.GetAsync(new Uri(path, UriKind.Relative));
        }

        if (who.StartsWith("key ", StringComparison.Ordinal))
        {
            using var program = await host.ProgramAsync(who[4..]);
            return await program.GetAsync(new Uri(path, UriKind.Relative));
        }

        using var browser = await host.BrowserAsync(who);
        return await browser.GetAsync(path);
    }
}
