using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

public sealed class ApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Query_GetAndPost_AnswerTheSame()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        var get = await client.GetFromJsonAsync<JsonElement>("/api/v1/query?measures=netRevenue,orders&by=category&channel=Web");
        using var posted = await client.PostAsJsonAsync(new Uri("/api/v1/query", UriKind.Relative), get.GetProperty("query"));
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        var post = await posted.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(get.GetProperty("rows").GetRawText(), post.GetProperty("rows").GetRawText());
        var rows = get.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(5, rows.Count);
        Assert.Equal(
            get.GetProperty("totals").GetProperty("netRevenue").GetDecimal(),
            rows.Sum(row => row.GetProperty("netRevenue").GetDecimal()));
    }

    [Fact]
    public async Task Dashboard_And_Categories_AgreeWithTheQuery()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        var dashboard = await client.GetFromJsonAsync<JsonElement>("/api/v1/dashboard");
        var period = dashboard.GetProperty("period");
        var days = $"from={period.GetProperty("from").GetString()}&to={period.GetProperty("to").GetString()}";
        Assert.Equal(30, period.GetProperty("days").GetInt32());
        var query = await client.GetFromJsonAsync<JsonElement>($"/api/v1/query?measures=netRevenue&{days}");
        var categories = await client.GetFromJsonAsync<JsonElement>($"/api/v1/category-insights?{days}");
        var series = await client.GetFromJsonAsync<JsonElement>($"/api/v1/time-series?{days}");
        var expected = query.GetProperty("totals").GetProperty("netRevenue").GetDecimal();
        Assert.NotEqual(0m, expected);
        Assert.Equal(expected, dashboard.GetProperty("tiles")[0].GetProperty("value").GetDecimal());
        Assert.Equal(expected, categories.GetProperty("netRevenue").GetDecimal());
        Assert.Equal(1d, (double)categories.GetProperty("categories").EnumerateArray().Sum(c => c.GetProperty("share").GetDecimal()), 6);
        Assert.Equal(30, series.GetProperty("rows").GetArrayLength());
    }

    [Theory]
    [InlineData("query", "measures")]
    [InlineData("query?measures=nonsense", "measures")]
    [InlineData("query?measures=netRevenue&by=nonsense", "by")]
    [InlineData("query?measures=netRevenue&from=yesterday", "from")]
    [InlineData("query?measures=netRevenue&from=2026-02-30", "from")]
    [InlineData("query?measures=netRevenue&from=2026-02-02&to=2026-02-01", "to")]
    [InlineData("query?measures=netRevenue&compare=never", "compare")]
    [InlineData("query?measures=netRevenue&top=many", "top")]
    [InlineData("query?measures=netRevenue&top=-1", "top")]
    [InlineData("query?measures=netRevenue&descending=2", "descending")]
    [InlineData("query?measures=netRevenue&where=category", "where")]
    [InlineData("query?measures=netRevenue&colour=red", "colour")]
    [InlineData("query?measures=netRevenue&month=2026-01-01", "filters")]
    [InlineData("time-series?granularity=category", "granularity")]
    [InlineData("dashboard?measures=netRevenue", "measures")]
    public async Task Query_WrongParameter_NamesTheField(string path, string field)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        using var answer = await client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Theory]
    [InlineData("", "body", "A body is needed")]
    [InlineData("null", "body", "A body is needed")]
    [InlineData("{", "body", "cannot be read as JSON")]
    [InlineData("[]", "body", "another form")]
    [InlineData("{\"measures\":5}", "measures", "another form")]
    [InlineData("{\"measures\":[\"netRevenue\"],\"nonsense\":1}", "nonsense", "There is no field 'nonsense'")]
    [InlineData("{\"measures\":[\"netRevenue\"],\"filters\":[null]}", "filters", "a dimension")]
    [InlineData("{\"measures\":[\"netRevenue\"],\"filters\":[{\"dimension\":\"category\",\"values\":[null]}]}", "filters", "value")]
    [InlineData("{\"measures\":[null]}", "measures", "measure")]
    [InlineData("{\"measures\":[\"netRevenue\"],\"top\":99999999999}", "top", "another form")]
    public async Task Query_WrongBody_IsAProblemThatNamesTheField(string body, string field, string words)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        using var answer = await client.PostAsync(new Uri("/api/v1/query", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.TryGetProperty("errors", out var errors) && errors.TryGetProperty(field, out _), problem.GetRawText());
        Assert.Contains(words, problem.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Api_RandomParameters_NeverFail()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);
        var random = new Random(1);
        string[] names = ["measures", "by", "from", "to", "compare", "top", "orderBy", "descending", "fillTime", "where", "granularity", "category", "customer", "bom", "x", ""];
        string[] values =
        [
            "netRevenue", "orders,retentionRate", "month", "day,category,product", "hour", "category", "2026-01-01", "0001-01-01", "9999-12-31", "2200-12-31", "1900-01-01", "previousPeriod",
            "samePeriodLastYear", "5", "0", "-1", "2147483647", "true", "", " ", "%00", "\u0000", "(none)", "(other)", "' OR 1=1 --", "category=Books", "category!=", "=", "🙂", new string('9', 500),
        ];
        string[] paths = ["query", "time-series", "dashboard", "category-insights", "export/view", "export/customers", "export/nothing"];
        for (var i = 0; i < 400; i++)
        {
            var parameters = Enumerable.Range(0, random.Next(6))
                .Select(_ => $"{names[random.Next(names.Length)]}={Uri.EscapeDataString(values[random.Next(values.Length)])}");
            var path = $"/api/v1/{paths[random.Next(paths.Length)]}?{string.Join('&', parameters)}";
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            var text = (int)answer.StatusCode < 500 ? string.Empty : await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode} {path} {text}");
        }
    }

    [Fact]
    public async Task Token_RightPassword_OpensTheApiUntilTheAccountChanges()
    {
        const string email = "program@shop.example";
        await host.Accounts.CreateAsync(email, Roles.Viewer, ApiHost.Password, Actor.Cli);
        using var client = host.Program();
        using var wrong = await client.PostAsJsonAsync(new Uri("/api/v1/auth/token", UriKind.Relative), new { email, password = "wrong" });
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var right = await client.PostAsJsonAsync(new Uri("/api/v1/auth/token", UriKind.Relative), new { email, password = ApiHost.Password });
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        var tokens = await right.Content.ReadFromJsonAsync<JsonElement>();
        var refresh = tokens.GetProperty("refreshToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/v1/dashboard", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri("/api/v1/export/lines", UriKind.Relative))).StatusCode);
        using var renewed = await client.PostAsJsonAsync(new Uri("/api/v1/auth/refresh", UriKind.Relative), new { refreshToken = refresh });
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);

        await host.Accounts.ResetPasswordAsync(email, "another password", Actor.Cli);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/api/v1/dashboard", UriKind.Relative))).StatusCode);
        using var tooLate = await client.PostAsJsonAsync(new Uri("/api/v1/auth/refresh", UriKind.Relative), new { refreshToken = refresh });
        Assert.Equal(HttpStatusCode.Unauthorized, tooLate.StatusCode);
    }

    [Fact]
    public async Task Key_Revoked_StopsAtOnceAndIsKeptAsHashOnly()
    {
        var keys = host.Services.GetRequiredService<ApiKeyService>();
        var made = await keys.CreateAsync(new ApiKeyDraft("to revoke", [ApiScopes.Read], 1), Actor.Cli);
        Assert.Equal(64, made.Key.SecretSha256.Length);
        Assert.DoesNotContain(made.Secret, JsonSerializer.Serialize(await keys.ListAsync()), StringComparison.Ordinal);
        using var client = host.Program("Authorization", "Bearer " + made.Secret);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/v1/dashboard", UriKind.Relative))).StatusCode);
        await keys.RevokeAsync(made.Key.Id, Actor.Cli);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/api/v1/dashboard", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Export_Lines_IsWholeAndHasItsManifest()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);
        using var answer = await client.GetAsync(new Uri("/api/v1/export/lines?category=Books", UriKind.Relative));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var manifest = await client.GetFromJsonAsync<JsonElement>(answer.Headers.GetValues("X-Export-Manifest").Single());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), manifest.GetProperty("sha256").GetString());
        Assert.Equal("category = Books", manifest.GetProperty("filters")[0].GetString());
        var query = await client.GetFromJsonAsync<JsonElement>("/api/v1/query?measures=lines&category=Books");
        Assert.Equal(query.GetProperty("totals").GetProperty("lines").GetInt64(), manifest.GetProperty("rows").GetInt64());
        // Begun before the first byte, and told again with the manifest once complete.
        var id = manifest.GetProperty("id").GetString();
        var entries = (await host.Audit.ReadAsync(new AuditFilter(ActionPrefix: "export", Search: id), 0, 10)).Entries;
        Assert.Equal(["export", "export.begin"], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Equal(("key test", "lines"), (entry.Actor, entry.Subject)));
        using var admin = await host.BrowserAsync(Roles.Admin);
        Assert.Contains($"/api/v1/export/manifests/{id}", await admin.ReadAsync("/admin/audit?action=export&search=" + id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_Document_DescribesEachPath()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        foreach (var path in (string[])["/api/v1/dashboard", "/api/v1/query", "/api/v1/time-series", "/api/v1/category-insights", "/api/v1/export/{table}", "/api/v1/auth/token"])
        {
            Assert.Contains(path, paths);
        }

        Assert.All(paths, path => Assert.StartsWith("/api/v1/", path, StringComparison.Ordinal));
        var mapped = host.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>().SelectMany(source => source.Endpoints)
            .OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => path.StartsWith("/api/v1/", StringComparison.Ordinal) && !path.EndsWith("openapi.json", StringComparison.Ordinal))
            .Select(path => path.Replace(":guid", string.Empty, StringComparison.Ordinal).Replace(":int", string.Empty, StringComparison.Ordinal).TrimEnd('/')).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(mapped, paths.Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Program().GetAsync(new Uri("/api/v1/openapi.json", UriKind.Relative))).StatusCode);
        using var viewer = await host.BrowserAsync(Roles.Viewer);
        Assert.Contains("\"openapi\"", await viewer.ReadAsync("/api/v1/openapi.json"), StringComparison.Ordinal);
    }
}
