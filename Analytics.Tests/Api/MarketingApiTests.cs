using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

/// <summary>Campaigns, attribution, optimisation and experiments over the API, on the demo shop.</summary>
public sealed class MarketingApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Campaigns_WrittenChangedAndForgotten_ByRights()
    {
        using var reader = await host.ProgramAsync(ApiScopes.Read);
        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);

        using var refused = await reader.PostAsJsonAsync(Path("campaigns"), new { id = "t1" });
        using var made = await writer.PostAsJsonAsync(Path("campaigns"), new { id = " t1 ", name = "Test", budget = 12.5, start = "2026-01-01" });
        using var changed = await writer.PostAsJsonAsync(Path("campaigns"), new { id = "t1", status = "paused" });

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, made.StatusCode));
        var campaign = await changed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Test", 12.5m, "paused"), (campaign.GetProperty("name").GetString(), campaign.GetProperty("budget").GetDecimal(), campaign.GetProperty("status").GetString()));
        var row = (await reader.GetFromJsonAsync<JsonElement>(Path("campaigns"))).GetProperty("rows").EnumerateArray().Single(static r => r.GetProperty("key").GetString() == "t1");
        Assert.Equal(JsonValueKind.Null, row.GetProperty("figures").GetProperty("cost").ValueKind);
        using var gone = await writer.DeleteAsync(Path("campaigns/t1"));
        using var again = await writer.DeleteAsync(Path("campaigns/t1"));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (gone.StatusCode, again.StatusCode));
    }

    [Theory]
    [InlineData("GET", "campaigns?by=weather", null, "by")]
    [InlineData("GET", "campaigns?wrong=1", null, "wrong")]
    [InlineData("GET", "attribution?samples=-1", null, "samples")]
    [InlineData("GET", "attribution?level=95", null, "level")]
    [InlineData("GET", "attribution?paths=dreams", null, "paths")]
    [InlineData("GET", "attribution?conversion=buy", null, "paths")]
    [InlineData("GET", "attribution?paths=events&lookback=0", null, "lookback")]
    [InlineData("GET", "attribution?paths=events&conversion=,", null, "conversion")]
    [InlineData("POST", "experiments/count", """{"control":"A"}""", "variant")]
    [InlineData("POST", "experiments/judge", """{"events":{"side":"day","control":"A","variant":"B","conversion":"buy"}}""", "side")]
    [InlineData("POST", "campaigns", """{"name":"none"}""", "id")]
    [InlineData("POST", "campaigns", """{"id":"x","start":"2026-02-01","end":"2026-01-01"}""", "end")]
    [InlineData("POST", "optimization", """{"goal":"fame"}""", "goal")]
    [InlineData("POST", "optimization", """{"bounds":[{"key":"nobody","low":1}]}""", "bounds")]
    [InlineData("POST", "optimization", """{"budget":1}""", "budget")]
    [InlineData("POST", "experiments/judge", """{"control":{"conversions":5,"users":3},"variant":{"conversions":1,"users":3}}""", "experiment")]
    [InlineData("POST", "experiments/judge", """{"control":{"conversions":1,"users":3}}""", "variant")]
    [InlineData("POST", "experiments", """{"control":{"conversions":1,"users":3},"variant":{"conversions":1,"users":3}}""", "name")]
    public async Task Wrong_Anything_NamesTheField(string method, string path, string? body, string field)
    {
        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        using var request = new HttpRequestMessage(new HttpMethod(method), Path(path));
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await writer.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.True(errors.TryGetProperty(field, out _), errors.ToString());
    }

    [Fact]
    public async Task Attribution_Demo_AddsUpAndHasRoas()
    {
        using var reader = await host.ProgramAsync(ApiScopes.Read);

        var json = await reader.GetFromJsonAsync<JsonElement>(Path("attribution?samples=20"));

        var rows = json.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(["Display", "Email", "Search", "Social"], rows.Select(static r => r.GetProperty("channel").GetString()));
        Assert.Equal(json.GetProperty("conversions").GetDouble(), rows.Sum(static r => r.GetProperty("markov2").GetDouble()), 6);
        Assert.All(rows, static r => Assert.True(r.GetProperty("cost").GetDouble() > 0 && r.GetProperty("linearRoas").GetDouble() > 0));
        Assert.Contains("not a measurement of cause", json.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optimization_ComputedCarriedOutAndCompared()
    {
        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        var question = new { goal = "conversions", days = 365, samples = 20 };

        using var answer = await writer.PostAsJsonAsync(Path("optimization"), question);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(json.GetProperty("spendNow").GetDouble(), json.GetProperty("spendProposed").GetDouble(), 4);
        Assert.Equal("spendHardlyVaries", json.GetProperty("rows").EnumerateArray().Single(static r => r.GetProperty("key").GetString() == "N-1").GetProperty("problem").GetString());
        Assert.NotEmpty(json.GetProperty("verdict").GetString()!);
        using var made = await writer.PostAsJsonAsync(Path("optimization/changes"), new { question.goal, question.days, question.samples, start = "2099-01-01", name = "More social" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var change = Assert.Single((await writer.GetFromJsonAsync<JsonElement>(Path("optimization/changes"))).EnumerateArray());
        Assert.Equal(("More social", "tooEarly"), (change.GetProperty("name").GetString(), change.GetProperty("outcome").GetProperty("verdict").GetString()));
        Assert.Contains((await host.Audit.ReadAsync(new Analytics.Core.Storage.AuditFilter(ActionPrefix: "budget."), 0, 10)).Entries, static e => e.Action == "budget.implement");
        using var gone = await writer.DeleteAsync(Path("optimization/changes/" + change.GetProperty("id").GetInt32()));
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
    }

    [Fact]
    public async Task Experiments_KeptChangedAndDeleted_AreJudged()
    {
        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        var (control, variant) = (new { conversions = 50, users = 1000 }, new { conversions = 65, users = 1000 });

        using var judged = await writer.PostAsJsonAsync(Path("experiments/judge"), new { control, variant });
        var result = await judged.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((1.4408, 0.1496), (Math.Round(result.GetProperty("z").GetDouble(), 4), Math.Round(result.GetProperty("pValue").GetDouble(), 4)));
        using var made = await writer.PostAsJsonAsync(Path("experiments"), new { name = "Button", control, variant });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
        using var changed = await writer.PostAsJsonAsync(Path("experiments"), new { id, name = "Button", control, variant = new { conversions = 165, users = 1000 } });
        var kept = Assert.Single((await writer.GetFromJsonAsync<JsonElement>(Path("experiments"))).EnumerateArray());
        Assert.Equal("better", kept.GetProperty("result").GetProperty("verdict").GetString());
        using var gone = await writer.DeleteAsync(Path($"experiments/{id}"));
        using var missing = await writer.PostAsJsonAsync(Path("experiments"), new { id, name = "Button", control, variant });
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (gone.StatusCode, missing.StatusCode));
    }

    [Theory]
    [InlineData("campaigns?days=all", "key,name,impressions")]
    [InlineData("attribution", "channel,model,conversions")]
    [InlineData("optimization?goal=cost", "key,name,now")]
    public async Task Export_Tables_NeedTheirScopeAndComeWithAManifest(string path, string head)
    {
        using var reader = await host.ProgramAsync(ApiScopes.Read);
        using var exporter = await host.ProgramAsync(ApiScopes.Export);

        using var refused = await reader.GetAsync(Path("export/" + path));
        using var answer = await exporter.GetAsync(Path("export/" + path));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, answer.StatusCode));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith(head, lines[0], StringComparison.Ordinal);
        var manifest = await exporter.GetFromJsonAsync<JsonElement>(new Uri(answer.Headers.GetValues("X-Export-Manifest").Single(), UriKind.Relative));
        Assert.Equal(lines.Length - 1, manifest.GetProperty("rows").GetInt32());
    }

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);
}
