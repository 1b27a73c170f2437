using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class SegmentApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Segmentation_Rules_GivesSizeRevenueAndIds()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var response = await client.PostAsJsonAsync(new Uri("/api/v1/segmentation", UriKind.Relative), new
        {
            rules = new { match = "any", rules = new[] { new { field = "orders", op = "atLeast", value = 2 } } },
            customers = 3,
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.InRange(answer.GetProperty("count").GetInt32(), 3, answer.GetProperty("customers").GetInt32());
        Assert.Equal(3, answer.GetProperty("ids").GetArrayLength());
        Assert.Equal("Orders at least 2", answer.GetProperty("words").GetString());
    }

    [Theory]
    [InlineData("{\"rules\":{\"match\":\"all\",\"rules\":[{\"field\":\"orders\",\"op\":\"atLeast\",\"value\":\"many\"}]}}", "rules.rules[0]")]
    [InlineData("{\"rules\":{\"match\":\"all\",\"rules\":[]}}", "rules")]
    [InlineData("{}", "rules")]
    [InlineData("{\"rules\":{\"match\":\"all\",\"rules\":[{\"field\":\"orders\",\"op\":\"atLeast\",\"value\":1}]},\"customers\":-1}", "customers")]
    public async Task Segmentation_WrongRules_NamesTheField(string body, string field)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await client.PostAsync(new Uri("/api/v1/segmentation", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task Rules_AKeyThatMayRead_ListsButCannotSave()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var saved = await client.PostAsJsonAsync(new Uri("/api/v1/segments/rules", UriKind.Relative), new { name = "Mine" });
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/segments/rules");

        Assert.Equal(HttpStatusCode.Forbidden, saved.StatusCode);
        Assert.Equal(JsonValueKind.Array, list.ValueKind);
    }

    [Fact]
    public async Task Rules_AKeyThatMayWrite_Saves()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);

        using var saved = await client.PostAsJsonAsync(
            new Uri("/api/v1/segments/rules", UriKind.Relative),
            new { name = "By a key", rules = new { match = "all", rules = new[] { new { field = "orders", op = "atLeast", value = 2 } } } });

        Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
    }

    [Fact]
    public async Task Clustering_PresetAndAuto_GivesProfilesScalingAndCandidates()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var tiers = await client.PostAsJsonAsync(new Uri("/api/v1/clustering", UriKind.Relative), new { customers = 2 });
        var answer = await tiers.Content.ReadFromJsonAsync<JsonElement>();
        using var auto = await client.PostAsJsonAsync(
            new Uri("/api/v1/clustering?channel=Web", UriKind.Relative), new { features = new[] { "recency", "monetary" }, k = "auto", seed = 7, starts = 2 });
        var chosen = await auto.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(
            ["High Value", "Medium Value", "Low Value"], answer.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        Assert.Equal(answer.GetProperty("customers").GetInt32(), answer.GetProperty("clusters").EnumerateArray().Sum(c => c.GetProperty("size").GetInt32()));
        Assert.Equal(2, answer.GetProperty("members").GetArrayLength());
        Assert.InRange(answer.GetProperty("silhouette").GetProperty("value").GetDouble(), -1, 1);
        Assert.True(answer.GetProperty("scaling")[0].GetProperty("divisor").GetDouble() > 0);
        Assert.Equal(7, chosen.GetProperty("candidates").GetArrayLength());
        Assert.Equal(7, chosen.GetProperty("seed").GetInt32());
    }

    [Theory]
    [InlineData("{\"preset\":\"moon\"}", "preset")]
    [InlineData("{\"features\":[\"recency\"]}", "features")]
    [InlineData("{\"features\":[\"recency\",null]}", "features[1]")]
    [InlineData("{\"k\":\"many\"}", "k")]
    [InlineData("{\"k\":0}", "k")]
    [InlineData("{\"starts\":0}", "starts")]
    [InlineData("{\"windowDays\":-1}", "windowDays")]
    [InlineData("{\"customers\":-1}", "customers")]
    public async Task Clustering_Nonsense_NamesTheField(string body, string field)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await client.PostAsync(new Uri("/api/v1/clustering", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }
}
