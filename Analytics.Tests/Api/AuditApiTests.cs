using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class AuditApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/api/v1/audit")]
    [InlineData("/api/v1/audit/verification")]
    [InlineData("/api/v1/export/audit")]
    public async Task Audit_OthersThanAdmins_AreRefused(string path)
    {
        using var nobody = host.Program();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        foreach (var role in (string[])[Roles.Viewer, Roles.Analyst])
        {
            using var browser = await host.BrowserAsync(role);
            using var answer = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var program = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Write, ApiScopes.Export);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Audit_Filtered_IsPagedAndVerified()
    {
        using var browser = await host.BrowserAsync(Roles.Admin);
        await host.Audit.WriteAsync("=cmd()", "import.commit", "<img onerror>", new { rows = 5 });

        using var page = JsonDocument.Parse(await browser.ReadAsync("/api/v1/audit?actor=%3Dcmd()&action=import&search=IMG&take=1"));
        Assert.Equal(1, page.RootElement.GetProperty("total").GetInt64());
        var entry = page.RootElement.GetProperty("entries")[0];
        Assert.Equal(5, entry.GetProperty("detail").GetProperty("rows").GetInt32());
        var head = entry.GetProperty("hash").GetString();

        using var verified = JsonDocument.Parse(await browser.ReadAsync("/api/v1/audit/verification?head=" + head));
        Assert.True(verified.RootElement.GetProperty("isWhole").GetBoolean());
        Assert.True(verified.RootElement.GetProperty("holdsGivenHead").GetBoolean());
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-02-01&to=2026-01-01", "to")]
    [InlineData("take=0", "take")]
    [InlineData("skip=-1", "skip")]
    [InlineData("who=ann", "who")]
    [InlineData("actor=a&actor=b", "actor")]
    public async Task Audit_BadParameter_IsNamed(string query, string field)
    {
        using var browser = await host.BrowserAsync(Roles.Admin);
        using var answer = await browser.GetAsync("/api/v1/audit?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    [Fact]
    public async Task Export_Audit_IsSafeForSpreadsheetsAndHasItsManifest()
    {
        using var browser = await host.BrowserAsync(Roles.Admin);
        await host.Audit.WriteAsync("=cmd|' /C calc'!A0", "import.commit", "a\u202eb");

        using var answer = await browser.GetAsync("/api/v1/export/audit?action=import");
        var csv = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("id,at,actor,action,subject,detail,address,hash\r\n", csv, StringComparison.Ordinal);
        Assert.Contains(",\"'=cmd|' /C calc'!A0\",", csv, StringComparison.Ordinal);
        var manifest = answer.Headers.GetValues("X-Export-Manifest").Single();
        using var document = JsonDocument.Parse(await browser.ReadAsync(manifest));
        Assert.Equal("audit", document.RootElement.GetProperty("table").GetString());
        Assert.Equal("action = import", document.RootElement.GetProperty("filters")[0].GetString());
    }
}
