using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Core.Customers;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

public sealed class CustomerApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    [Fact]
    public async Task Get_RolesAndNobody_OnlyReadersGetIn()
    {
        await ScoreAsync();
        using var reader = await host.ProgramAsync(ApiScopes.Read);
        var id = (await reader.GetFromJsonAsync<JsonElement>(Address("customers?take=1"))).GetProperty("customers")[0].GetProperty("id").GetString()!;
        string[] paths = ["segments", "customers", "customers/" + Uri.EscapeDataString(id), "cohorts", "predictions?type=churn", "predictions/status"];
        using var nobody = host.Program();
        using var export = await host.ProgramAsync(ApiScopes.Export);
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(Address(path))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await export.GetAsync(Address(path))).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(Address(path))).StatusCode);
        }

        foreach (var role in Roles.All)
        {
            using var browser = await host.BrowserAsync(role);
            Assert.All(await Task.WhenAll(paths.Select(path => browser.ReadAsync("/api/v1/" + path))), body => Assert.StartsWith("{", body, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Segments_Sums_AgreeWithTheCustomers()
    {
        await ScoreAsync();
        using var client = await host.ProgramAsync(ApiScopes.Read);
        var segments = await client.GetFromJsonAsync<JsonElement>(Address("segments"));
        var all = segments.GetProperty("customers").GetInt32();

        Assert.Equal(25, segments.GetProperty("map").GetArrayLength());
        foreach (var part in (string[])["map", "segments", "valueTiers", "churnTiers"])
        {
            Assert.Equal(all, segments.GetProperty(part).EnumerateArray().Sum(g => g.GetProperty("customers").GetInt32()));
            Assert.Equal(segments.GetProperty("valueAtRisk").GetDouble(), segments.GetProperty(part).EnumerateArray().Sum(g => g.GetProperty("valueAtRisk").GetDouble()), 1);
        }

        var page = await client.GetFromJsonAsync<JsonElement>(Address("customers?churnTier=High&sort=clv&take=3&where=orders>=1"));
        Assert.Equal(
            segments.GetProperty("churnTiers").EnumerateArray().Single(t => t.GetProperty("name").GetString() == "High").GetProperty("customers").GetInt32(),
            page.GetProperty("total").GetInt32());
        var clv = page.GetProperty("customers").EnumerateArray().Select(c => c.GetProperty("clv").GetDouble()).ToList();
        Assert.Equal(clv.OrderDescending(), clv);
        Assert.Equal("bgnbd", page.GetProperty("run").GetProperty("purchaseModel").GetProperty("model").GetString());
    }

    [Fact]
    public async Task Customer_ById_HasScoresReasonAndRecommendations()
    {
        await ScoreAsync();
        using var client = await host.ProgramAsync(ApiScopes.Read);
        var first = (await client.GetFromJsonAsync<JsonElement>(Address("customers?take=1"))).GetProperty("customers")[0];
        var id = first.GetProperty("id").GetString()!;

        var customer = await client.GetFromJsonAsync<JsonElement>(Address("customers/" + Uri.EscapeDataString(id)));
        Assert.Equal(first.GetRawText(), customer.GetProperty("scores").GetRawText());
        Assert.NotEqual("", first.GetProperty("nextStep").GetProperty("reason").GetString());
        Assert.Equal(10, customer.GetProperty("similar").GetArrayLength());
        Assert.DoesNotContain(id, customer.GetProperty("similar").EnumerateArray().Select(s => s.GetString()));
        var found = await client.GetFromJsonAsync<JsonElement>(Address("customers?search=" + Uri.EscapeDataString(id)));
        Assert.Contains(id, found.GetProperty("customers").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        using var unknown = await client.GetAsync(Address("customers/nobody"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("churn", "probability", "tier")]
    [InlineData("ltv", "clv", "high")]
    [InlineData("next-order", "days", "formula")]
    public async Task Predictions_EachType_HasItsFieldsAndTheRun(string type, string field, string other)
    {
        await ScoreAsync();
        using var client = await host.ProgramAsync(ApiScopes.Read);
        var page = await client.GetFromJsonAsync<JsonElement>(Address($"predictions?type={type}&take=5"));
        Assert.Equal(5, page.GetProperty("predictions").GetArrayLength());
        Assert.All(page.GetProperty("predictions").EnumerateArray(), p => Assert.NotEqual(JsonValueKind.Null, p.GetProperty(field).ValueKind));
        Assert.NotEqual(JsonValueKind.Null, page.GetProperty("predictions")[0].GetProperty(other).ValueKind);
        var churn = page.GetProperty("run").GetProperty("churn");
        Assert.InRange(churn.GetProperty("model").GetProperty("auc").GetDouble(), 0.5, 1);

        var ids = page.GetProperty("predictions").EnumerateArray().Select(p => p.GetProperty("id").GetString()).ToArray();
        using var posted = await client.PostAsJsonAsync(Address("predictions"), new { type, customers = ids });
        var answer = await posted.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(page.GetProperty("predictions").GetRawText(), answer.GetProperty("predictions").GetRawText());
    }

    [Fact]
    public async Task Models_ScoredOnce_TellOfScoresAndGoBackOnlyToWhatIsKept()
    {
        await ScoreAsync();
        using var client = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        var models = (await client.GetFromJsonAsync<JsonElement>(Address("models"))).GetProperty("models");
        Assert.Equal(models.GetRawText(), (await client.GetFromJsonAsync<JsonElement>(Address("model-performance"))).GetProperty("models").GetRawText());
        var shown = models[0].GetProperty("versions")[0];
        Assert.Equal("churn", models[0].GetProperty("kind").GetString());
        Assert.InRange(shown.GetProperty("figures")[0].GetProperty("value").GetDouble(), 0.5, 1);
        Assert.Equal(3, shown.GetProperty("importance").GetArrayLength());
        Assert.True(shown.GetProperty("isShown").GetBoolean());

        using var unknown = await client.PostAsync(Address("models/4711/rollback"), null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var reader = await host.ProgramAsync(ApiScopes.Read);
        using var refused = await reader.PostAsync(Address("models/retrain"), null);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("predictions?type=churn")]
    [InlineData("customers?descending=true")]
    public async Task Get_SegmentOfAList_IsASavedOneAndRfmGoesByItsOwnName(string path)
    {
        await ScoreAsync();
        var name = "Twice, or more " + path.Length;
        var saved = await host.Services.GetRequiredService<SegmentService>().AddAsync("ann", name, RuleGroup.All(new RuleCondition("orders", RuleOperator.AtLeast, "2")));
        using var client = await host.ProgramAsync(ApiScopes.Read);
        async Task<int> TotalAsync(string filter) =>
            (await client.GetFromJsonAsync<JsonElement>(Address($"{path}&{filter}"))).GetProperty("total").GetInt32();
        var twice = await TotalAsync("where=orders>=2");
        var champions = await TotalAsync("rfmSegment=Champions");

        Assert.InRange(twice, 1, await TotalAsync("take=1") - 1);
        Assert.Equal(twice, await TotalAsync("segment=" + saved.Id));
        Assert.Equal(twice, await TotalAsync("segment=" + Uri.EscapeDataString(name.ToUpperInvariant())));
        Assert.Equal(await TotalAsync("where=orders>=2&rfmSegment=Champions"), await TotalAsync($"segment={saved.Id}&rfmSegment=Champions"));
        // What it meant before is understood while no saved segment bears the name.
        Assert.Equal(champions, await TotalAsync("segment=Champions"));
        await host.Services.GetRequiredService<SegmentService>().AddAsync("ann", "Champions", RuleGroup.All(new RuleCondition("orders", RuleOperator.AtLeast, "2")));
        Assert.Equal(twice, await TotalAsync("segment=Champions"));
        await RemoveAsync("Champions");

        async Task RemoveAsync(string gone) => await host.Services.GetRequiredService<SegmentService>().DeleteAsync(
            "ann", host.Services.GetRequiredService<SegmentService>().Current.Single(s => s.Segment.Name == gone).Segment.Id);
    }

    [Fact]
    public async Task Models_ForecastGoneBackTo_IsHeldUntilItLearnsFromAllAgain()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        var forecast = await client.GetFromJsonAsync<JsonElement>(Address("forecast"));
        Assert.Equal(JsonValueKind.Null, forecast.GetProperty("heldUntil").ValueKind);

        using var unknown = await client.PostAsJsonAsync(Address("models/forecast/rollback"), new { until = "1999-12-31" });
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var reader = await host.ProgramAsync(ApiScopes.Read);
        using var refused = await reader.PostAsync(Address("models/forecast/latest"), null);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        // The newest holds nothing back, so that others who ask meanwhile are not disturbed.
        var to = (await client.GetFromJsonAsync<JsonElement>(Address("models"))).GetProperty("models").EnumerateArray()
            .Single(static m => m.GetProperty("kind").GetString() == "forecast").GetProperty("versions")[0].GetProperty("to").GetString();
        using var held = await client.PostAsJsonAsync(Address("models/forecast/rollback"), new { until = to });
        Assert.Equal(to, (await held.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("forecastHold").GetProperty("until").GetString());
        using var free = await client.PostAsync(Address("models/forecast/latest"), null);
        Assert.Equal(JsonValueKind.Null, (await free.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("forecastHold").ValueKind);
    }

    [Fact]
    public async Task Cohorts_ByMonth_SizesAddUpToTheCustomers()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        var cohorts = await client.GetFromJsonAsync<JsonElement>(Address("cohorts?granularity=quarter"));
        var query = await client.GetFromJsonAsync<JsonElement>(Address("query?measures=activeCustomers"));

        Assert.Equal(query.GetProperty("totals").GetProperty("activeCustomers").GetInt64(), cohorts.GetProperty("cohorts").EnumerateArray().Sum(c => c.GetProperty("size").GetInt64()));
        Assert.All(cohorts.GetProperty("cohorts").EnumerateArray(), c => Assert.Equal(c.GetProperty("size").GetInt64(), c.GetProperty("active")[0].GetInt64()));
        var own = await client.GetFromJsonAsync<JsonElement>(Address("cohorts?granularity=quarter&clock=firstOrder"));
        Assert.Equal(
            cohorts.GetProperty("cohorts").EnumerateArray().Select(c => c.GetProperty("size").GetInt64()),
            own.GetProperty("cohorts").EnumerateArray().Select(c => c.GetProperty("size").GetInt64()));
    }

    [Theory]
    [InlineData("predictions", "type")]
    [InlineData("predictions?type=fortune", "type")]
    [InlineData("customers?sort=shoe", "sort")]
    [InlineData("customers?take=0", "take")]
    [InlineData("customers?segment=Nobody", "segment")]
    [InlineData("predictions?type=churn&segment=Champions,Nobody", "segment")]
    [InlineData("predictions?type=churn&rfmSegment=Nobody", "rfmSegment")]
    [InlineData("customers?where=clv", "where")]
    [InlineData("customers?where=shoe>1", "where")]
    [InlineData("customers?shoe=1", "shoe")]
    [InlineData("cohorts?granularity=hour", "granularity")]
    [InlineData("cohorts?clock=wall", "clock")]
    [InlineData("cohorts?by=month", "by")]
    public async Task Get_Nonsense_NamesTheField(string path, string field)
    {
        await ScoreAsync();
        using var client = await host.ProgramAsync(ApiScopes.Read);
        using var answer = await client.GetAsync(Address(path));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task Export_CustomerList_IsExactlyTheFilteredSortedList()
    {
        await ScoreAsync();
        using var client = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);
        var page = await client.GetFromJsonAsync<JsonElement>(Address("customers?churnTier=High&sort=recencyDays&take=1000&descending=false"));

        var text = await client.GetStringAsync(Address("export/customer-list?churnTier=High&sort=recencyDays&order=up&size=25&skip=25"));
        var rows = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(page.GetProperty("customers").EnumerateArray().Select(c => c.GetProperty("id").GetString()), rows.Skip(1).Select(r => r.Split(',')[0]));
        Assert.EndsWith("model,fittedAt,fittedOn,hiddenDays,hiddenAuc,hiddenBrier", rows[0], StringComparison.Ordinal);
        var weeks = (await client.GetStringAsync(Address("export/orders-to-come"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(weeks, w => w.StartsWith("ahead,", StringComparison.Ordinal));
        Assert.StartsWith("category,nextCategory,", await client.GetStringAsync(Address("export/category-pairs")), StringComparison.Ordinal);
        using var reader = await host.ProgramAsync(ApiScopes.Read);
        using var refused = await reader.GetAsync(Address("export/customer-list"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Delete_Predictions_NeedsWriteAndKeepsTheScores()
    {
        await ScoreAsync();
        using var reader = await host.ProgramAsync(ApiScopes.Read);
        using var refused = await reader.DeleteAsync(Address("predictions"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        using var stopped = await writer.DeleteAsync(Address("predictions"));
        Assert.Equal(HttpStatusCode.Accepted, stopped.StatusCode);
        Assert.NotNull(host.Services.GetRequiredService<ICustomerScoring>().Current);
    }

    [Fact]
    public async Task Post_WithoutCustomers_NeedsWriteAndIsAccepted()
    {
        await ScoreAsync();
        using var reader = await host.ProgramAsync(ApiScopes.Read);
        using var refused = await reader.PostAsJsonAsync(Address("predictions"), new { });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unknown = await reader.PostAsJsonAsync(Address("predictions"), new { type = "churn", customers = new[] { "nobody" } });
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);

        using var nameless = await reader.PostAsJsonAsync(Address("predictions"), new { type = "churn", customers = new string?[] { null } });
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        Assert.Contains("customers[0]", await nameless.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var writer = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        using var misspelt = await writer.PostAsJsonAsync(Address("predictions"), new { type = "chrun" });
        Assert.Equal(HttpStatusCode.BadRequest, misspelt.StatusCode);
        Assert.Contains("\"type\"", await misspelt.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var accepted = await writer.PostAsJsonAsync(Address("predictions"), new { });
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("/api/v1/predictions/status", accepted.Headers.Location!.ToString());
        var before = host.Services.GetRequiredService<ICustomerScoring>().Current!.Run.Id;
        for (var tries = 0; tries < 300; tries++)
        {
            if (host.Services.GetRequiredService<ICustomerScoring>() is { Progress: null, Current: { } scores } && scores.Run.Id != before)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The computation that was asked for never ended.");
    }

    private static Uri Address(string path) => new("/api/v1/" + path, UriKind.Relative);

    // Once for all tests of the class.
    private async Task ScoreAsync()
    {
        var scoring = host.Services.GetRequiredService<ICustomerScoring>();
        await Turn.WaitAsync();
        try
        {
            if (scoring.Current is null)
            {
                await scoring.RefreshAsync();
            }
        }
        finally
        {
            Turn.Release();
        }
    }
}
