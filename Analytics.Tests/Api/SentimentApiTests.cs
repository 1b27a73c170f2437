using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class SentimentApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly Uri Path = new("/api/v1/sentiment", UriKind.Relative);

    [Fact]
    public async Task Sentiment_OneText_HasScoreAndDrivers()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var answer = await client.PostAsJsonAsync(Path, new { text = "Great, but not comfortable" });

        var result = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("negative", result.GetProperty("label").GetString());
        Assert.Equal(["Great", "comfortable"], result.GetProperty("drivers").EnumerateArray().Select(d => d.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Sentiment_ManyTexts_KeepTheirOrder()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var answer = await client.PostAsJsonAsync(Path, new { texts = new[] { "awful", "", "great" } });

        var result = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["negative", "neutral", "positive"], result.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("label").GetString()));
    }

    [Theory]
    [InlineData("{}", "text")]
    [InlineData("{\"text\": \"a\", \"texts\": []}", "text")]
    [InlineData("{\"texts\": [\"a\", null]}", "texts[1]")]
    [InlineData("{\"words\": \"a\"}", "words")]
    public async Task Sentiment_BadBody_NamesTheField(string body, string field)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var answer = await client.PostAsync(Path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task Sentiment_TooManyTexts_IsRefused()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var answer = await client.PostAsJsonAsync(Path, new { texts = Enumerable.Repeat("a", 1001) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
