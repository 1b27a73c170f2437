using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class InsightApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Generate_ByRightsThenDecide_ListsRankedAndKeepsTheDecision()
    {
        using var reader = await host.ProgramAsync(ApiScopes.Read);
        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);

        using var refused = await reader.PostAsync(new Uri("/api/v1/insights/generate", UriKind.Relative), null);
        using var looked = await writer.PostAsync(new Uri("/api/v1/insights/generate", UriKind.Relative), null);
        var found = await looked.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, looked.StatusCode));
        var money = found.EnumerateArray().Select(static i => i.GetProperty("money").GetDecimal()).ToArray();
        Assert.Equal(money.OrderDescending(), money);
        Assert.All(found.EnumerateArray(), static i =>
        {
            Assert.NotEmpty(i.GetProperty("evidence").GetString()!);
            Assert.InRange(i.GetProperty("confidence").GetDouble(), 0, 1);
        });
        Assert.NotEmpty(money);

        var id = found[0].GetProperty("id").GetInt32();
        using var decided = await writer.PostAsJsonAsync(new Uri($"/api/v1/insights/{id}/status", UriKind.Relative), new { status = "accepted" });
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        var accepted = await reader.GetFromJsonAsync<JsonElement>("/api/v1/insights?status=accepted");
        Assert.Equal(id, Assert.Single(accepted.EnumerateArray()).GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Status_WrongOrUnknown_SaysWhichField()
    {
        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);

        using var unknown = await writer.PostAsJsonAsync(new Uri("/api/v1/insights/99999/status", UriKind.Relative), new { status = "done" });
        using var missing = await writer.PostAsJsonAsync(new Uri("/api/v1/insights/1/status", UriKind.Relative), new { });
        using var list = await writer.GetAsync(new Uri("/api/v1/insights?status=7", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, list.StatusCode);
        Assert.Contains("status", await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
