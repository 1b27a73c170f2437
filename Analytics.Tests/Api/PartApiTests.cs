using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Core.Customers;
using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>Measures, insights and campaigns of a part of the shop: the API answers what their pages show, and names the filter that cannot be.</summary>
public sealed class PartApiTests(PartApiHost shop) : IClassFixture<PartApiHost>
{
    private static readonly string[] Paths = ["metrics", "metrics/revenue", "insights", "campaigns", "export/campaigns", "attribution", "export/attribution", "live"];

    private T Get<T>()
        where T : notnull => shop.Host.Services.GetRequiredService<T>();

    [Fact]
    public async Task Metrics_OfASegment_AreThosePageShowsWithoutWhatIsTheShops()
    {
        using var reader = await shop.Host.ProgramAsync(ApiScopes.Read);
        using var writer = await shop.Host.ProgramAsync(ApiScopes.Read, ApiScopes.Write);
        using (await writer.PostAsync(new Uri("/api/v1/metrics/calculate", UriKind.Relative), null))
        {
        }

        var whole = await reader.GetFromJsonAsync<JsonElement>("/api/v1/metrics");
        var part = await reader.GetFromJsonAsync<JsonElement>("/api/v1/metrics?" + shop.Query);

        // As the page asks, with the course of its last days.
        var expected = await Get<MeasureAnswers>().StatesAsync(Get<IKeyMeasures>().Measures, shop.Filters, 60);
        Assert.Equal(
            expected.Select(static s => (s.Measure.Key, s.Value, s.Before)),
            part.EnumerateArray().Select(static m => (m.GetProperty("key").GetString()!, Number(m, "value"), Number(m, "before"))));
        Assert.Contains(whole.EnumerateArray(), static m => m.GetProperty("thresholds").GetArrayLength() > 0);
        Assert.All(part.EnumerateArray(), m =>
        {
            Assert.Equal(0, m.GetProperty("thresholds").GetArrayLength());
            Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null), (m.GetProperty("target").ValueKind, m.GetProperty("completion").ValueKind, m.GetProperty("alert").ValueKind));
            Assert.Equal(Number(m, "value") is null, m.GetProperty("why").ValueKind == JsonValueKind.String);
            Assert.Equal("segment", m.GetProperty("filters").EnumerateArray().Last().GetProperty("dimension").GetString());
        });

        // And the query itself for that day, beside which the whole shop's is another.
        var revenue = Metric(part, "revenue");
        var day = revenue.GetProperty("day").GetString();
        var asked = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/query?measures=netRevenue&from={day}&to={day}&{shop.Query}");
        Assert.Equal(asked.GetProperty("totals").EnumerateObject().Single().Value.GetDecimal(), Number(revenue, "value"));
        Assert.NotEqual(Number(Metric(whole, "revenue"), "value"), Number(revenue, "value"));
    }

    [Fact]
    public async Task Metrics_OfAChannel_SayWhyVisitsAndScoresHaveNoValue()
    {
        using var reader = await shop.Host.ProgramAsync(ApiScopes.Read);

        var list = await reader.GetFromJsonAsync<JsonElement>("/api/v1/metrics?channel=Web");
        var one = await reader.GetFromJsonAsync<JsonElement>("/api/v1/metrics/conversion?channel=Web");

        var withoutValue = list.EnumerateArray().Where(static m => m.GetProperty("why").GetString()?.Contains("not by channel", StringComparison.Ordinal) == true).ToArray();
        Assert.Equal(
            Get<IKeyMeasures>().Measures.Where(static m => KeyMeasureParts.WhyNot(m, [new Filter(Dimension.Channel, ["Web"])]) is not null).Select(static m => m.Key),
            withoutValue.Select(static m => m.GetProperty("key").GetString()));
        Assert.All(withoutValue, static m => Assert.Null(Number(m, "value")));
        Assert.Contains("conversion", withoutValue.Select(static m => m.GetProperty("key").GetString()));
        Assert.NotNull(Number(Metric(list, "revenue"), "value"));
        Assert.Equal("Counted by visit: it can be kept to segments and tiers, not by channel.", one.GetProperty("metric").GetProperty("why").GetString());
        Assert.Equal(0, one.GetProperty("points").GetArrayLength());
    }

    [Theory]
    [InlineData("revenue", "")]
    [InlineData("revenue", "&grain=hour")]
    [InlineData("conversion", "")]
    public async Task Metric_OfASegment_HasTheHistoryOfThePage(string key, string more)
    {
        using var reader = await shop.Host.ProgramAsync(ApiScopes.Read);
        var first = Get<CachedQueryService>().Freshness.Today.AddDays(-30);

        var answer = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/metrics/{key}?days=30&{shop.Query}{more}");

        var measure = Get<IKeyMeasures>().Measures.Single(m => m.Key == key);
        var expected = await Get<MeasureAnswers>().HistoryAsync(measure, shop.Filters, more.Length > 0 ? KeyMeasureGrain.Hour : KeyMeasureGrain.Day, first);
        Assert.NotEmpty(expected);
        Assert.Equal(
            expected.Select(static p => (p.At, p.Value.Value)),
            answer.GetProperty("points").EnumerateArray().Select(static p => (p.GetProperty("at").GetDateTime(), Number(p, "value"))));
        Assert.Equal(0, answer.GetProperty("metric").GetProperty("thresholds").GetArrayLength());
        Assert.Equal(key == "revenue" && more.Length == 0, answer.GetProperty("points").EnumerateArray().Any(static p => p.GetProperty("expected").ValueKind == JsonValueKind.Number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&channel=Web")]
    public async Task Insights_OfAPart_AreThosePageShowsAndNotKept(string more)
    {
        using var reader = await shop.Host.ProgramAsync(ApiScopes.Read);
        IReadOnlyList<Filter> filters = more.Length == 0 ? shop.Filters : [.. shop.Filters, new Filter(Dimension.Channel, ["Web"])];
        var format = Get<IShop>().Format;
        var kept = (await Get<IInsights>().ListAsync()).Count;

        using var answer = await reader.GetAsync(new Uri("/api/v1/insights?" + shop.Query + more, UriKind.Relative));
        var part = await answer.Content.ReadFromJsonAsync<JsonElement>();

        var found = await Get<InsightAnswers>().FindAsync(filters);
        Assert.NotEmpty(found.Findings);
        Assert.Equal(found.Findings.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Headers.GetValues("X-Total-Count").Single());
        Assert.Equal(
            found.Findings.Select(f => (f.Key, f.Money, InsightWords.Of(f, filters, format).Title, InsightWords.Of(f, filters, format).Links[0].Address)),
            part.GetProperty("insights").EnumerateArray().Select(static i =>
                (i.GetProperty("key").GetString()!, i.GetProperty("money").GetDecimal(), i.GetProperty("title").GetString()!, i.GetProperty("link").GetString()!)));
        Assert.All(part.GetProperty("insights").EnumerateArray(), static i =>
            Assert.All((string[])["id", "status", "firstSeenAt", "lastSeenAt", "changedBy"], field => Assert.Equal(JsonValueKind.Null, i.GetProperty(field).ValueKind)));
        string[] ofScores = ["customersAtRisk", "segmentEarns"];
        Assert.Equal(
            (string[])[.. more.Length == 0 ? [] : ofScores, "followOn", "campaignMove", "campaignLoses", "campaignFell"],
            part.GetProperty("notOfAPart").EnumerateArray().Select(static k => k.GetString()));
        Assert.Equal(filters.Count, part.GetProperty("filters").GetArrayLength());
        Assert.Equal(kept, (await Get<IInsights>().ListAsync()).Count);

        var second = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/insights?{shop.Query}{more}&skip=1&take=1");
        Assert.Equal(found.Findings.Skip(1).Take(1).Select(static f => f.Key), second.GetProperty("insights").EnumerateArray().Select(static i => i.GetProperty("key").GetString()));
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("&from=2021-01-01", "2021-01-01", "2200-12-31")]
    [InlineData("&from=0001-01-01&to=9999-12-31", "1900-01-01", "2200-12-31")]
    public async Task Campaigns_OfASegment_HaveThePartOfThePageBesideEverybodysFigures(string more, string? from, string? to)
    {
        using var reader = await shop.Host.ProgramAsync(ApiScopes.Read);
        var days = from is null ? null : new Period(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to!, System.Globalization.CultureInfo.InvariantCulture));

        var whole = await reader.GetFromJsonAsync<JsonElement>("/api/v1/campaigns?" + more.TrimStart('&'));
        var answer = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/campaigns?{shop.Query}{more}");

        Assert.Equal(JsonValueKind.Null, whole.GetProperty("part").ValueKind);
        foreach (var field in whole.EnumerateObject().Where(static f => f.Name != "part"))
        {
            Assert.Equal(field.Value.GetRawText(), answer.GetProperty(field.Name).GetRawText());
        }

        var (part, expected) = (answer.GetProperty("part"), await Get<CampaignAnswers>().PartAsync(shop.Filters, days));
        Assert.InRange(expected.Reach.Total.Reached, 1, 300);
        Assert.True(expected.Reach.Total.Buyers > 0);
        Assert.Equal((expected.Reach.Visitors, expected.LookbackDays, true), (part.GetProperty("visitors").GetInt32(), part.GetProperty("lookbackDays").GetInt32(), part.GetProperty("namesChannels").GetBoolean()));
        Assert.Equal(
            expected.Reach.Lines.Append(expected.Reach.Total).Select(static l => (l.Channel, l.Reached, l.Buyers, l.Purchases, (decimal?)l.Value.Amount, l.WholeCost)),
            part.GetProperty("channels").EnumerateArray().Append(part.GetProperty("total")).Select(static c => (
                c.GetProperty("channel").GetString() ?? string.Empty, c.GetProperty("reached").GetInt32(), c.GetProperty("buyers").GetInt32(), c.GetProperty("purchases").GetInt64(),
                Number(c, "value"), Number(c, "wholeCost"))));
        Assert.Equal(from, part.GetProperty("days") is { ValueKind: JsonValueKind.Object } asked ? asked.GetProperty("from").GetString() : null);

        // What they bought at all is what a query says of them.
        var bought = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/query?measures=netRevenue,orders&{shop.Query}{(days is null ? string.Empty : "&from=2021-01-01")}");
        Assert.Equal(
            bought.GetProperty("totals").EnumerateObject().Select(static t => (decimal?)t.Value.GetDecimal()), (decimal?[])[Number(part, "netRevenue"), Number(part, "orders")]);
    }

    [Fact]
    public async Task Attribution_OfASegment_SharesCreditOfItsJourneysWithoutCosts()
    {
        using var reader = await shop.Host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);

        var whole = await reader.GetFromJsonAsync<JsonElement>("/api/v1/attribution?paths=events&samples=20");
        var part = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/attribution?samples=20&{shop.Query}");
        var rows = (await reader.GetStringAsync($"/api/v1/export/attribution?{shop.Query}&format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToArray();

        var expected = await Get<MarketingService>().AttributeAsync(new AttributionOptions { Samples = 20 }, JourneyView.Query(null, null), part: shop.Filters);
        Assert.InRange(expected.Result.Conversions, 1, whole.GetProperty("conversions").GetDouble() - 1);
        Assert.Equal(expected.Result.Conversions, part.GetProperty("conversions").GetDouble());
        Assert.Equal(
            expected.Result.Channels.Select(static c => (c.Channel, c[AttributionModel.Linear].Conversions)),
            part.GetProperty("rows").EnumerateArray().Select(static r => (r.GetProperty("channel").GetString()!, r.GetProperty("linear").GetDouble())));
        Assert.Contains(whole.GetProperty("rows").EnumerateArray(), static r => r.GetProperty("cost").ValueKind == JsonValueKind.Number);
        Assert.All(part.GetProperty("rows").EnumerateArray(), static r => Assert.Equal(JsonValueKind.Null, r.GetProperty("cost").ValueKind));
        Assert.Equal(
            expected.Result.Channels.Select(static c => (c.Channel, (decimal?)Math.Round((decimal)c[AttributionModel.Linear].Conversions, 6), (decimal?)null)),
            rows.Where(static r => r.GetProperty("model").GetString() == "linear").Select(static r => (r.GetProperty("channel").GetString()!, Number(r, "conversions"), Number(r, "cost"))));
    }

    [Fact]
    public async Task CampaignsExport_OfASegment_HasARowForEachChannel()
    {
        using var reader = await shop.Host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);

        var rows = (await reader.GetStringAsync($"/api/v1/export/campaigns?{shop.Query}&days=all&format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToArray();

        var expected = await Get<CampaignAnswers>().PartAsync(shop.Filters, null);
        Assert.NotEmpty(rows);
        Assert.Equal(
            expected.Reach.Lines.Select(static l => (l.Channel, string.Join(" · ", l.Campaigns), l.Reached, l.Purchases, (decimal?)l.Value.Amount, l.WholeCost)),
            rows.Select(static r => (r.GetProperty("channel").GetString()!, r.GetProperty("campaigns").GetString()!, r.GetProperty("reached").GetInt32(), r.GetProperty("purchases").GetInt64(), Number(r, "value"), Number(r, "wholeCost"))));
    }

    [Theory]
    [InlineData("metrics?segment=gone", "filters")]
    [InlineData("metrics?channel=Web&segment=gone", "filters")]
    [InlineData("metrics/revenue?segment=gone", "filters")]
    [InlineData("metrics/conversion?channel=Web&segment=gone", "filters")]
    [InlineData("metrics?month=2026-01", "month")]
    [InlineData("metrics?colour=red", "colour")]
    [InlineData("metrics?where=colour=red", "filters")]
    [InlineData("metrics/revenue?where=channel", "where")]
    [InlineData("insights?segment=gone", "filters")]
    [InlineData("insights?channel=Web&status=new", "status")]
    [InlineData("insights?channel=Web&current=false", "current")]
    [InlineData("insights?channel=Web&take=0", "take")]
    [InlineData("campaigns?segment=gone", "filters")]
    [InlineData("campaigns?category=Books", "category")]
    [InlineData("campaigns?where=category=Books", "category")]
    [InlineData("export/campaigns?segment=gone", "filters")]
    [InlineData("attribution?segment=gone", "filters")]
    [InlineData("attribution?rfmSegment=Champions&paths=imported", "paths")]
    [InlineData("attribution?channel=Web", "channel")]
    public async Task Wrong_Filter_IsNamed(string path, string field)
    {
        using var reader = await shop.Host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);

        using var answer = await reader.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([field], (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(static f => f.Name));
    }

    [Fact]
    public async Task Segment_Deleted_IsRefusedEverywhere()
    {
        using var reader = await shop.Host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);
        var segments = Get<SegmentService>();
        var saved = await segments.AddAsync("ann", "Soon gone", RuleGroup.All(new RuleCondition("orders", RuleOperator.AtLeast, "4")));
        string[] paths = [.. Paths.Select(path => $"/api/v1/{path}?segment={saved.Id}")];
        foreach (var path in paths)
        {
            using var before = await reader.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.OK), (path, before.StatusCode));
        }

        await segments.DeleteAsync("ann", saved.Id);

        foreach (var path in paths)
        {
            using var after = await reader.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, after.StatusCode));
            Assert.Contains("no saved segment", (await after.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("filters")[0].GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Live_AtThisMoment_IsTodayAsAQuestionCountsItWholeAndInPart()
    {
        using var reader = await shop.Host.ProgramAsync(ApiScopes.Read);
        var whole = await reader.GetFromJsonAsync<JsonElement>("/api/v1/real-time-transactions");
        var part = await reader.GetFromJsonAsync<JsonElement>("/api/v1/live?" + shop.Query);

        var day = whole.GetProperty("at").GetDateTimeOffset().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(await TodayAsync(string.Empty), Today(whole));
        Assert.Equal(await TodayAsync("&" + shop.Query), Today(part));
        Assert.All(part.GetProperty("sales").EnumerateArray(), static sale => Assert.Equal(JsonValueKind.String, sale.GetProperty("customerId").ValueKind));

        async Task<(decimal, long)> TodayAsync(string filter)
        {
            var totals = (await reader.GetFromJsonAsync<JsonElement>($"/api/v1/query?measures=netRevenue,orders&from={day}&to={day}{filter}")).GetProperty("totals");
            return (Number(totals, "netRevenue") ?? 0, (long)(Number(totals, "orders") ?? 0));
        }

        static (decimal, long) Today(JsonElement frame) =>
            (frame.GetProperty("today").GetProperty("now").GetProperty("revenue").GetDecimal(), frame.GetProperty("today").GetProperty("now").GetProperty("orders").GetInt64());
    }

    [Fact]
    public async Task LimitedAccount_WithAFilter_IsRefusedAsWithout()
    {
        const string email = "limited-part@shop.example";
        await shop.Host.Accounts.CreateAsync(email, Roles.Viewer, ApiHost.Password, Actor.Cli);
        await shop.Host.Accounts.SetRowsAsync(email, TwoChannelShop.Rows, Actor.Cli);
        using var nobody = shop.Host.Program();
        using var signedIn = await nobody.PostAsJsonAsync("/api/v1/auth/token", new { email, password = ApiHost.Password });
        using var limited = shop.Host.Program("Authorization", "Bearer " + (await signedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        foreach (var path in Paths.SelectMany(path => new[] { path, $"{path}?{shop.Query}", path + "?rfmSegment=Champions" }))
        {
            using var answer = await limited.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, answer.StatusCode));
        }
    }

    private static JsonElement Metric(JsonElement list, string key) => list.EnumerateArray().Single(m => m.GetProperty("key").GetString() == key);

    private static decimal? Number(JsonElement element, string field) => element.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
}
