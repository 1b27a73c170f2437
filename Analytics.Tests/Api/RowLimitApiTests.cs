using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Analytics.Core.Domain;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>Whoever is limited to rows sees numbers of these alone, wherever they ask, or is told that there are none for a part.</summary>
public sealed partial class RowLimitApiTests(TwoChannelShop shop) : IClassFixture<TwoChannelShop>
{
    // Everything that answers within a limit. Another endpoint or page belongs here only once this class has looked at what it shows.
    private static readonly string[] Answers =
    [
        "GET /", "GET /lines", "GET /forecast", "GET /segments", "GET /api/v1/category-insights", "GET /api/v1/cohorts", "GET /api/v1/dashboard", "GET /api/v1/export/{table}",
        "GET /api/v1/export/clusters", "GET /api/v1/export/cohorts", "GET /api/v1/export/forecast", "GET /api/v1/export/movement", "GET /api/v1/export/rfm-map", "GET /api/v1/export/rfm-segments",
        "GET /api/v1/forecast", "GET /api/v1/openapi.json", "GET /api/v1/query", "GET /api/v1/time-series", "POST /api/v1/clustering", "POST /api/v1/query",
    ];

    private static readonly string[] Same =
    [
        "dashboard", "dashboard?from=2021-01-10&to=2021-02-10&compare=previousPeriod", "category-insights", "cohorts", "cohorts?clock=firstOrder&granularity=week",
        "time-series?measures=netRevenue,newCustomers,repeatRate&granularity=week", "query?measures=netRevenue,orders,activeCustomers,newCustomers&by=channel",
        "query?measures=netRevenue,orders&by=customer", "query?measures=netRevenue&by=product", "query?measures=lines&by=location,category", "query?measures=lines&by=source",
        "query?measures=netRevenue,retentionRate&by=gender", "query?measures=netRevenue&channel=zzhidden-channel", "query?measures=lines&by=customerKind",
    ];

    [Fact]
    public async Task EveryEndpoint_LimitedAccountAndKey_ShowsNothingOfTheRestOrRefuses()
    {
        using var person = await PersonAsync(shop.Whole);
        using var key = await KeyAsync(shop.Whole, TwoChannelShop.Rows);
        using var browser = shop.Whole.Browser();
        using (await browser.SignInAsync(TwoChannelShop.Email, ApiHost.Password))
        {
        }

        var (wrong, answered, asked) = (new List<string>(), new SortedSet<string>(StringComparer.Ordinal), 0);
        foreach (var (method, pattern, isOpen) in Endpoints())
        {
            foreach (var path in PathsOf(pattern))
            {
                HttpResponseMessage[] answers = pattern.StartsWith("/api", StringComparison.Ordinal)
                    ? [await person.SendAsync(Request(method, path)), await key.SendAsync(Request(method, path)), .. method == "GET" ? [await browser.GetAsync(path)] : Array.Empty<HttpResponseMessage>()]
                    : method == "GET" ? [await browser.GetAsync(path)] : [];
                foreach (var answer in answers)
                {
                    asked++;
                    var body = await answer.Content.ReadAsStringAsync();
                    if (body.Contains(TwoChannelShop.Mark, StringComparison.OrdinalIgnoreCase) && !path.Contains(TwoChannelShop.Mark, StringComparison.Ordinal))
                    {
                        wrong.Add($"{method} {path}: {answer.StatusCode} shows the hidden channel");
                    }

                    if (!isOpen && answer.IsSuccessStatusCode)
                    {
                        answered.Add($"{method} {pattern}");
                    }

                    answer.Dispose();
                }
            }
        }

        Assert.True(asked > 150, "The application's endpoints were not found.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(Answers.Order(StringComparer.Ordinal), answered);
    }

    [Fact]
    public async Task Answers_LimitedAccount_AreThoseOfTheShopWithoutTheRest()
    {
        using var limited = await PersonAsync(shop.Whole);
        using var key = await KeyAsync(shop.Whole, TwoChannelShop.Rows);
        using var whole = await shop.Part.ProgramAsync(ApiScopes.Read, ApiScopes.Export);
        foreach (var path in Same)
        {
            var expected = Plain(await whole.GetStringAsync("/api/v1/" + path));
            Assert.Equal(expected, Plain(await limited.GetStringAsync("/api/v1/" + path)));
            Assert.Equal(expected, Plain(await key.GetStringAsync("/api/v1/" + path)));
        }

        foreach (var table in (string[])["lines", "orders", "query?measures=netRevenue,newCustomers&by=month", "rfm-map", "rfm-segments", "cohorts", "movement", "clusters?k=2", "forecast?days=7&model=snaive", "forecast?days=7&by=category&model=snaive"])
        {
            var expected = await whole.GetStringAsync("/api/v1/export/" + table);
            Assert.True(expected.Count(static c => c == '\n') > 1, table);
            Assert.Equal(expected, await key.GetStringAsync("/api/v1/export/" + table));
        }

        // Everybody's own answer before and after: neither is taken for the other's, in memory or stored.
        using var everybody = await shop.Whole.ProgramAsync(ApiScopes.Read);
        const string Forecast = "/api/v1/forecast?days=14&model=snaive";
        var all = Figures(await everybody.GetStringAsync(Forecast));
        var part = Figures(await whole.GetStringAsync(Forecast));
        Assert.NotEqual(all, part);
        Assert.Equal(part, Figures(await limited.GetStringAsync(Forecast)));
        Assert.Equal(part, Figures(await key.GetStringAsync(Forecast)));
        Assert.Equal(all, Figures(await everybody.GetStringAsync(Forecast)));
        using var refused = await limited.GetAsync("/api/v1/forecast?days=14&by=rfmSegment");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        var clusters = await Task.WhenAll(new[] { whole, limited, key }.Select(static async client =>
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/clustering", new { k = 2, features = new[] { "monetary", "orders" }, customers = 100 });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return Plain(await answer.Content.ReadAsStringAsync());
        }));
        Assert.Single(clusters.Distinct(StringComparer.Ordinal));
        Assert.Contains("\"c1\"", clusters[0], StringComparison.Ordinal);
    }

    // The expected values, without when they were computed and on which version of which database.
    private static string Figures(string json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        return new JsonObject { ["total"] = node["total"]!.DeepClone(), ["steps"] = node["steps"]!.DeepClone(), ["before"] = node["before"]?.DeepClone() }.ToJsonString();
    }

    [Fact]
    public async Task Cache_LimitedAfterAndBeforeEverybody_EachHasItsOwn()
    {
        using var admin = await shop.Whole.BrowserAsync(Roles.Admin);
        using var limited = shop.Whole.Browser();
        using (await limited.SignInAsync(TwoChannelShop.Email, ApiHost.Password))
        {
        }

        // The same page, so the same questions of the same cache.
        const string page = "/?period=all";
        Assert.DoesNotContain(TwoChannelShop.Mark, await limited.ReadAsync(page), StringComparison.Ordinal);
        Assert.Contains(TwoChannelShop.Mark, await admin.ReadAsync(page), StringComparison.Ordinal);
        var seen = await limited.ReadAsync(page);
        Assert.DoesNotContain(TwoChannelShop.Mark, seen, StringComparison.Ordinal);
        Assert.Contains("You see a part of the shop: channel Seen.", seen, StringComparison.Ordinal);
        Assert.Contains("Person 1", seen, StringComparison.Ordinal);
        var lines = await limited.ReadAsync("/lines?period=all&measure=netRevenue");
        Assert.DoesNotContain(TwoChannelShop.Mark, lines, StringComparison.Ordinal);
        Assert.Contains("121", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_LimitedAccount_SaysWhy()
    {
        using var person = await PersonAsync(shop.Whole);
        using var answer = await person.GetAsync("/api/v1/insights");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("channel Seen", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        using var browser = shop.Whole.Browser();
        using (await browser.SignInAsync(TwoChannelShop.Email, ApiHost.Password))
        {
        }

        using var page = await browser.GetAsync("/customers");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        using var denied = await browser.GetAsync(page.Headers.Location!.PathAndQuery);
        var words = await denied.Content.ReadAsStringAsync();
        Assert.Contains("This page is not open to a part of the shop", words, StringComparison.Ordinal);
        foreach (var open in (string[])["<a href=\"/\">Overview</a>", "<a href=\"/forecast\">Forecast</a>", "<a href=\"/segments\">Segments</a>"])
        {
            Assert.Contains(open, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_LimitedAccount_LeadNowhereThatIsNotOpen()
    {
        using var browser = shop.Whole.Browser();
        using (await browser.SignInAsync(TwoChannelShop.Email, ApiHost.Password))
        {
        }

        foreach (var page in (string[])["/?period=all", "/lines?period=all&measure=netRevenue", "/forecast", "/segments?period=all", "/segments?period=all&tab=movement", "/segments?period=all&tab=clusters", "/segments?period=all&tab=cohorts"])
        {
            var text = await browser.ReadAsync(page);
            Assert.DoesNotContain(TwoChannelShop.Mark, text, StringComparison.Ordinal);
            foreach (var path in Links().Matches(text).Select(static m => m.Groups["path"].Value.TrimStart('/')).Where(static p => !p.StartsWith("http", StringComparison.Ordinal) && !p.StartsWith('#') && !p.Contains('.', StringComparison.Ordinal)).Distinct())
            {
                using var answer = await browser.GetAsync("/" + WebUtility.HtmlDecode(path));
                Assert.True(answer.IsSuccessStatusCode, $"{page} leads to /{path}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task SetRows_AdminsAndSessions_AreKeptInOrder()
    {
        const string email = "changing@shop.example";
        await shop.Whole.Accounts.CreateAsync(email, Roles.Viewer, ApiHost.Password, Actor.Cli);
        using var browser = shop.Whole.Browser();
        using (await browser.SignInAsync(email, ApiHost.Password))
        {
        }

        Assert.Contains(TwoChannelShop.Mark, await browser.ReadAsync("/?period=all"), StringComparison.Ordinal);
        await shop.Whole.Accounts.SetRowsAsync(email, TwoChannelShop.Rows, Actor.Cli);
        using var after = await browser.GetAsync("/?period=all");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        await Assert.ThrowsAsync<AccountException>(() => shop.Whole.Accounts.SetRoleAsync(email, Roles.Admin, Actor.Cli));
        await Assert.ThrowsAsync<AccountException>(() => shop.Whole.Accounts.SetRowsAsync(ApiHost.EmailOf(Roles.Admin), TwoChannelShop.Rows, Actor.Cli));
        Assert.Equal(TwoChannelShop.Rows, (await shop.Whole.Accounts.FindAsync(email))!.Rows);
        await shop.Whole.Accounts.SetRowsAsync(email, null, Actor.Cli);
        Assert.Null((await shop.Whole.Accounts.FindAsync(email))!.Rows);
        var entries = await shop.Whole.Audit.ReadAsync(new Analytics.Core.Storage.AuditFilter(ActionPrefix: "user.rows", Search: email), 0, 10);
        Assert.Equal(2, entries.Entries.Count);
        Assert.Contains("channel Seen", entries.Entries[0].DetailJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_LimitThatCannotBeRead_SeesNothing()
    {
        using var key = await KeyAsync(shop.Whole, RowLimit.Nothing);
        var answer = await key.GetFromJsonAsync<JsonElement>("/api/v1/query?measures=netRevenue");
        Assert.Equal(0, answer.GetProperty("matchedLines").GetInt64());
        Assert.False(answer.GetRawText().Contains("242", StringComparison.Ordinal), answer.GetRawText());
        Assert.DoesNotContain("Seen", await key.GetStringAsync("/api/v1/query?measures=netRevenue&by=channel"), StringComparison.Ordinal);
    }

    // What is the database's and the clock's, not the question's.
    private static string Plain(string json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        (node["freshness"] as JsonObject)?.Remove("version");
        (node["freshness"] as JsonObject)?.Remove("dataVersion");
        node.Remove("dataVersion");
        node.Remove("elapsedMs");
        return node.ToJsonString();
    }

    private static HttpRequestMessage Request(string method, string path) => new(new HttpMethod(method), path)
    {
        Content = method == "GET" ? null : new StringContent(path == "/api/v1/query" ? """{"measures":["netRevenue"],"by":["channel"]}""" : "{}", System.Text.Encoding.UTF8, "application/json"),
    };

    private static IEnumerable<string> PathsOf(string pattern)
    {
        if (pattern == "/api/v1/query" || pattern == "/api/v1/time-series")
        {
            yield return pattern;
            foreach (var by in (string[])["channel", "customer", "product", "category", "location", "source", "segment"])
            {
                yield return $"{pattern}?measures=netRevenue,orders&by={by}";
            }

            yield break;
        }

        string[] values = pattern.Contains("{table}", StringComparison.Ordinal)
            ? ["lines", "orders", "customers", "products", "batches", "customer-scores", "query?measures=netRevenue&by=customer"]
            : pattern.Contains("guid", StringComparison.Ordinal) ? [Guid.Empty.ToString()]
            : pattern.Contains("int", StringComparison.Ordinal) || pattern.Contains("long", StringComparison.Ordinal) ? ["1", "2"]
            : pattern.Contains('{', StringComparison.Ordinal) ? ["c0", TwoChannelShop.Mark + "c1", "netRevenue"] : ["x"];
        foreach (var value in values)
        {
            yield return Parameters().Replace(pattern, value);
        }
    }

    private IEnumerable<(string Method, string Pattern, bool IsOpen)> Endpoints() =>
        from endpoint in shop.Whole.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        let isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(static data => data.Policy is null)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where method is "GET" or "POST" or "PUT" or "PATCH" or "DELETE"
        select (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), isOpen);

    private static async Task<HttpClient> PersonAsync(ApiHost host)
    {
        var client = host.Program();
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { email = TwoChannelShop.Email, password = ApiHost.Password });
        var document = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", document.GetProperty("accessToken").GetString());
        return client;
    }

    private static async Task<HttpClient> KeyAsync(ApiHost host, RowLimit rows)
    {
        var key = await host.Services.GetRequiredService<ApiKeyService>().CreateAsync(new ApiKeyDraft("test", [ApiScopes.Read, ApiScopes.Write, ApiScopes.Export], 1, Rows: rows), Actor.Cli);
        return host.Program("X-API-Key", key.Secret);
    }

    [GeneratedRegex("<a [^>]*href=\"(?<path>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Parameters();
}
