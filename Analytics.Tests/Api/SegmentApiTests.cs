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
}
