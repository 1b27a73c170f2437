using System.Net;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class ConditionalAnswerTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/api/v1/dashboard?from=2026-06-01&to=2026-06-30")]
    [InlineData("/api/v1/query?measures=netRevenue&by=category")]
    [InlineData("/api/v1/time-series?granularity=month")]
    [InlineData("/api/v1/category-insights")]
    [InlineData("/api/v1/insights")]
    [InlineData("/api/v1/metrics")]
    [InlineData("/api/v1/cohorts?granularity=month")]
    [InlineData("/api/v1/roi?grain=month")]
    [InlineData("/api/v1/voice")]
    [InlineData("/api/v1/funnels")]
    [InlineData("/api/v1/campaigns")]
    [InlineData("/api/v1/forecast?days=7&model=snaive")]
    public async Task Read_AskedAgain_Is304(string path)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", $"\"other\", {first.Headers.ETag}");

        using var second = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.CacheControl!.Private && first.Headers.CacheControl.NoCache && !first.Headers.CacheControl.NoStore, first.Headers.CacheControl.ToString());
        Assert.Contains("Authorization", string.Join(',', first.Headers.Vary), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotModified, first.Headers.ETag), (second.StatusCode, second.Headers.ETag));
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Read_AnotherQuestion_HasAnotherTagAndItsAnswer()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        using var first = await client.GetAsync(new Uri("/api/v1/query?measures=netRevenue", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/query?measures=orders");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());

        using var second = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
    }

    [Fact]
    public async Task Read_InABrowserOrFailed_IsNotKept()
    {
        using var browser = await host.BrowserAsync(Roles.Viewer);
        using var page = await browser.GetAsync("/api/v1/dashboard");
        using var client = await host.ProgramAsync(ApiScopes.Read);
        using var failed = await client.GetAsync(new Uri("/api/v1/query?measures=colour", UriKind.Relative));

        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.NotNull(page.Headers.ETag);
        Assert.True(failed.Headers.CacheControl!.NoStore);
        Assert.Null(failed.Headers.ETag);
    }
}
