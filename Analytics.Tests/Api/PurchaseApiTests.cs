using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Core.Facts;
using Analytics.Core.Streaming;
using Analytics.Tests.Fakes;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

public sealed class PurchaseApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly Uri Address = new("/api/v1/purchases", UriKind.Relative);

    [Fact]
    public async Task Post_SentTwiceThenCorrected_CountsOnceAndThenAnew()
    {
        using var writer = await host.ProgramAsync(ApiScopes.Write);
        var before = host.Services.GetRequiredService<FactStore>().Current.LineCount;

        var first = await SendAsync(writer, Order("api-1", 12.5m, 7));
        var second = await SendAsync(writer, Order("api-1", 12.5m, 7));
        var third = await SendAsync(writer, Order("api-1", 12.5m, 8));

        Assert.Equal(["accepted", "repeated", "corrected"], new[] { first, second, third }.Select(static a => a.GetProperty("purchases")[0].GetProperty("status").GetString()));
        Assert.Equal((1, 1), (third.GetProperty("purchases")[0].GetProperty("repeated").GetInt32(), third.GetProperty("purchases")[0].GetProperty("corrected").GetInt32()));
        await Eventually.TrueAsync(() => host.Services.GetRequiredService<FactStore>().Current.LineCount == before + 2);
        var health = host.Services.GetRequiredService<PurchaseIntake>().Health;
        Assert.True(health.Accepted >= 2);
    }

    [Fact]
    public async Task Post_OneCannotBeCounted_TheOthersAreTaken()
    {
        using var writer = await host.ProgramAsync(ApiScopes.Write);

        var answer = await SendAsync(writer, Order("api-2", 1), Order(" ", 1), Order("api-3", 1));

        Assert.Equal((2, 1), (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("rejected").GetInt32()));
        Assert.Equal("orderId", answer.GetProperty("purchases")[1].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("{\"purchases\":[]}", "purchases")]
    [InlineData("{}", null)]
    [InlineData("{\"purchases\":[{\"orderid\":\"x\",\"total\":1}]}", null)]
    public async Task Post_NotUnderstood_IsRefusedWhole(string body, string? field)
    {
        using var writer = await host.ProgramAsync(ApiScopes.Write);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await writer.PostAsync(Address, content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        if (field is not null)
        {
            Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
        }
    }

    [Fact]
    public async Task Post_ByRights_IsForThoseWhoMayBringDataIn()
    {
        using var nobody = host.Program();
        using var reader = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);

        using var unknown = await nobody.PostAsJsonAsync(Address, new { purchases = new[] { Order("api-4", 1) } });
        using var refused = await reader.PostAsJsonAsync(Address, new { purchases = new[] { Order("api-4", 1) } });

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (unknown.StatusCode, refused.StatusCode));
    }

    private static object Order(string id, params decimal[] amounts) =>
        new { orderId = id, customerId = "DC-00001", at = "2026-11-20T10:00:00Z", channel = "Web", lines = amounts.Select(static a => new { productCode = "D-ELE-01", amount = a }) };

    private static async Task<JsonElement> SendAsync(HttpClient writer, params object[] orders)
    {
        using var answer = await writer.PostAsJsonAsync(Address, new { purchases = orders });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
