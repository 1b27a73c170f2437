using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class MetricApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Calculate_ByRights_GivesValuesAndTheirHistory()
    {
        using var reader = await host.ProgramAsync(ApiScopes.Read);
        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);

        using var refused = await reader.PostAsync(new Uri("/api/v1/metrics/calculate", UriKind.Relative), null);
        using var computed = await writer.PostAsync(new Uri("/api/v1/metrics/calculate", UriKind.Relative), null);
        var metrics = await computed.Content.ReadFromJsonAsync<JsonElement>();
        var history = await reader.GetFromJsonAsync<JsonElement>("/api/v1/metrics/revenue?days=30");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, computed.StatusCode));
        var revenue = metrics.EnumerateArray().Single(static m => m.GetProperty("key").GetString() == "revenue");
        Assert.Equal(revenue.GetProperty("value").GetDecimal(), history.GetProperty("points").EnumerateArray().Last().GetProperty("value").GetDecimal());
        Assert.Equal(30, history.GetProperty("points").GetArrayLength());
        Assert.Equal("kpi", revenue.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Put_OwnWithALimitBeyond_CallsUntilItIsRemoved()
    {
        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        var address = new Uri("/api/v1/metrics/all-lines", UriKind.Relative);

        using var made = await writer.PutAsJsonAsync(address, new
        {
            name = "All lines",
            kind = "kri",
            measure = "lines",
            windowDays = 30,
            thresholds = new[] { new { severity = "critical", kind = "fixed", side = "above", limit = 1, hysteresis = 0.1 } },
        });
        using var computed = await writer.PostAsync(new Uri("/api/v1/metrics/calculate", UriKind.Relative), null);
        var alerts = await writer.GetFromJsonAsync<JsonElement>("/api/v1/alerts");

        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var alert = alerts.EnumerateArray().Single(static a => a.GetProperty("metric").GetString() == "all-lines");
        Assert.StartsWith("All lines: ", alert.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("The limit is at most 1", alert.GetProperty("why").GetString(), StringComparison.Ordinal);
        var id = alert.GetProperty("id").GetInt32();
        using var noted = await writer.PostAsync(new Uri($"/api/v1/alerts/{id}/acknowledge", UriKind.Relative), null);
        using var put = await writer.PostAsJsonAsync(new Uri($"/api/v1/alerts/{id}/snooze", UriKind.Relative), new { hours = 24 });
        using var wrong = await writer.PostAsJsonAsync(new Uri($"/api/v1/alerts/{id}/snooze", UriKind.Relative), new { hours = 0 });
        using var none = await writer.PostAsync(new Uri("/api/v1/alerts/99999/acknowledge", UriKind.Relative), null);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound], [noted.StatusCode, put.StatusCode, wrong.StatusCode, none.StatusCode]);

        using var removed = await writer.DeleteAsync(address);
        using var again = await writer.DeleteAsync(address);
        await writer.PostAsync(new Uri("/api/v1/metrics/calculate", UriKind.Relative), null);
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound], [removed.StatusCode, again.StatusCode]);
        Assert.DoesNotContain((await writer.GetFromJsonAsync<JsonElement>("/api/v1/alerts")).EnumerateArray(), a => a.GetProperty("id").GetInt32() == id);
        var log = await writer.GetFromJsonAsync<JsonElement>($"/api/v1/alerts/log?alert={id}");
        Assert.Equal(["cleared", "snoozed", "acknowledged", "opened"], log.EnumerateArray().Select(static e => e.GetProperty("event").GetString()));
    }

    [Theory]
    [InlineData("{\"name\":\"x\",\"measure\":\"nothing\"}", "measures")]
    [InlineData("{\"name\":\"x\"}", "measure")]
    [InlineData("{\"measure\":\"orders\"}", "name")]
    [InlineData("{\"name\":\"x\",\"measure\":\"orders\",\"windowDays\":7,\"thresholds\":[{\"severity\":\"warning\",\"kind\":\"anomaly\",\"side\":\"either\",\"limit\":3.5}]}", "thresholds")]
    [InlineData("{\"name\":\"x\",\"measure\":\"orders\",\"version\":3}", "version")]
    public async Task Put_Nonsense_NamesTheField(string body, string field)
    {
        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await writer.PutAsync(new Uri("/api/v1/metrics/nonsense", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("/api/v1/metrics/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/metrics/revenue?grain=week", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/metrics/revenue?days=0", HttpStatusCode.BadRequest)]
    public async Task Get_WrongQuestion_SaysSo(string path, HttpStatusCode expected)
    {
        using var reader = await host.ProgramAsync(ApiScopes.Read);

        using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(expected, answer.StatusCode);
    }
}
