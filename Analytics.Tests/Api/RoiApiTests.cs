using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class RoiApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Roi_Demo_StepsAddUpAndPlanIsComputed()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        var roi = await client.GetFromJsonAsync<JsonElement>("/api/v1/roi?grain=month&compare=previousPeriod&price=0.05");

        Assert.Equal(
            roi.GetProperty("total").GetProperty("netRevenue").GetDecimal(),
            roi.GetProperty("steps").EnumerateArray().Sum(s => s.GetProperty("figures").GetProperty("netRevenue").GetDecimal()));
        Assert.Equal(7, roi.GetProperty("coverage").GetArrayLength());
    }

    [Theory]
    [InlineData("grain=hour", "grain")]
    [InlineData("price=-2", "price")]
    [InlineData("volume=lots", "volume")]
    [InlineData("measures=orders", "measures")]
    [InlineData("from=yesterday", "from")]
    [InlineData("colour=red", "colour")]
    public async Task Roi_AskedWrongly_NamesTheField(string query, string field)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var answer = await client.GetAsync(new Uri("/api/v1/roi?" + query, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }
}
