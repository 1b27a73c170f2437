using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class FunnelApiTests(FunnelApiHost shop) : IClassFixture<FunnelApiHost>
{
    [Fact]
    public async Task Funnel_ByDevice_PartsAddUp()
    {
        using var client = await shop.Host.ProgramAsync(ApiScopes.Read);

        var funnel = await client.GetFromJsonAsync<JsonElement>("/api/v1/funnel?steps=fa,fb,fc&by=device&window=7d&from=2021-03-01&to=2021-03-09&compare=previous");

        Assert.Equal([6, 4, 2], Counts(funnel.GetProperty("steps")));
        Assert.Equal(4.0 / 6, funnel.GetProperty("steps")[1].GetProperty("rateFromPrevious").GetDouble(), 12);
        Assert.Equal(JsonValueKind.Null, funnel.GetProperty("steps")[0].GetProperty("rateFromPrevious").ValueKind);
        Assert.Equal(600, funnel.GetProperty("steps")[1].GetProperty("medianSeconds").GetDouble());
        Assert.Equal([3, 2, 1], Counts(funnel.GetProperty("parts").GetProperty("Phone")));
        Assert.Equal([3, 2, 1], Counts(funnel.GetProperty("parts").GetProperty("Desk")));
        Assert.Equal(0, funnel.GetProperty("before")[0].GetProperty("count").GetInt32());
        Assert.Equal(JsonValueKind.Null, funnel.GetProperty("before")[1].GetProperty("rateFromPrevious").ValueKind);
    }

    [Fact]
    public async Task Experiments_OverEvents_CountEachUserOnceAndAreJudged()
    {
        using var client = await shop.Host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        var events = new { side = "device", control = "Phone", variant = "Desk", conversion = "fc", windowDays = 7, guardrails = new[] { new { @event = "fb", isHighGood = true, margin = 0.01 } } };

        using var counted = await client.PostAsJsonAsync("/api/v1/experiments/count", events);
        using var kept = await client.PostAsJsonAsync("/api/v1/experiments", new { name = "Devices", events });
        var credit = await client.GetFromJsonAsync<JsonElement>("/api/v1/attribution?paths=events&conversion=fc&samples=0");

        var counts = await counted.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((1, 3), (counts.GetProperty("control").GetProperty("conversions").GetInt32(), counts.GetProperty("control").GetProperty("users").GetInt32()));
        Assert.Equal(2, counts.GetProperty("guardrails")[0].GetProperty("variant").GetProperty("conversions").GetInt32());
        var saved = await kept.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("device", saved.GetProperty("plan").GetProperty("events").GetProperty("side").GetString());
        Assert.Equal(3, saved.GetProperty("plan").GetProperty("variant").GetProperty("users").GetInt32());
        Assert.Contains(credit.GetProperty("warnings").EnumerateArray(), static w => w.GetString()!.StartsWith("2 conversions came without", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_WhoLeft_AreThoseThatGotNoFurther()
    {
        using var client = await shop.Host.ProgramAsync(ApiScopes.Read);

        var people = await client.GetFromJsonAsync<JsonElement>("/api/v1/funnel/people?steps=fa,fb,fc&step=2&left=true");

        Assert.Equal(["f2", "f3"], people.GetProperty("people").EnumerateArray().Select(static p => p.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(2, people.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Paths_AfterAnEvent_CountEverybodyOnce()
    {
        using var client = await shop.Host.ProgramAsync(ApiScopes.Read);

        var paths = await client.GetFromJsonAsync<JsonElement>("/api/v1/funnel/paths?anchor=fa&depth=2");

        Assert.Equal(6, paths.GetProperty("people").GetInt32());
        Assert.Contains(paths.GetProperty("nodes").EnumerateArray(), static n => n.GetProperty("name").GetString() == "fb" && n.GetProperty("count").GetInt32() == 4);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/v1/funnel/suggestions?name=payment", UriKind.Relative))).StatusCode);
        Assert.Equal("Payment", (await client.GetFromJsonAsync<JsonElement>("/api/v1/funnels"))[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Export_EventsOfADay_AreCompleteWithAManifest()
    {
        using var client = await shop.Host.ProgramAsync(ApiScopes.Export);

        using var answer = await client.GetAsync(new Uri("/api/v1/events/export?from=2021-03-02&to=2021-03-02", UriKind.Relative));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var manifest = await client.GetFromJsonAsync<JsonElement>(answer.Headers.GetValues("X-Export-Manifest").Single());
        using var people = await client.GetAsync(new Uri("/api/v1/export/funnel-people?steps=fa,fb,fc&step=3", UriKind.Relative));

        Assert.Equal(12, lines.Length - 1);
        Assert.Contains(",f0,", lines[1], StringComparison.Ordinal);
        Assert.Equal(12, manifest.GetProperty("rows").GetInt32());
        Assert.Equal(["id,customer,name", "f0,no,", "f1,no,"], (await people.Content.ReadAsStringAsync()).Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Behaviour_OfAVisitor_HasSessionsAndPreferences()
    {
        using var client = await shop.Host.ProgramAsync(ApiScopes.Read);

        var behaviour = await client.GetFromJsonAsync<JsonElement>("/api/v1/behaviour/f1");
        using var nobody = await client.GetAsync(new Uri("/api/v1/behaviour/nobody-at-all", UriKind.Relative));

        Assert.Equal((3, 1, 20.0), (behaviour.GetProperty("events").GetInt32(), behaviour.GetProperty("sessions").GetInt32(), behaviour.GetProperty("minutesPerSession").GetDouble()));
        Assert.Equal(5, behaviour.GetProperty("engagement").GetProperty("parts").GetArrayLength());
        Assert.Equal("Desk", behaviour.GetProperty("devices")[0].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, behaviour.GetProperty("persona").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Theory]
    [InlineData("", "steps")]
    [InlineData("steps=a&name=Payment", "name")]
    [InlineData("name=nobody", "name")]
    [InlineData("steps=a,b&order=sideways", "order")]
    [InlineData("steps=a,b&window=week", "window")]
    [InlineData("steps=a,b&from=yesterday", "from")]
    [InlineData("steps=a,b&by=segment.", "colour", "&colour=red")]
    public async Task Funnel_WhatCannotBeRead_NamesTheField(string query, string field, string more = "")
    {
        using var client = await shop.Host.ProgramAsync(ApiScopes.Read);

        using var answer = await client.GetAsync(new Uri("/api/v1/funnel?" + query + more, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    private static IEnumerable<int> Counts(JsonElement steps) => steps.EnumerateArray().Select(static s => s.GetProperty("count").GetInt32());
}
