using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>Persons over the API and on the page: for admins alone, with nobody's name in the audit.</summary>
public sealed class PersonApiTests : IAsyncLifetime
{
    private const string Name = "Zacharias Quillfeather";

    private readonly ApiHost host = new() { HasDemo = false };

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        var batches = host.Services.GetRequiredService<BatchStore>();
        var batch = await batches.BeginAsync(new BatchDraft(Analytics.Core.Domain.BatchKind.Purchases, "shop.csv", "ann"));
        await using (var writer = batches.OpenWriter(batch.Id))
        {
            await writer.WriteAsync(new PurchaseRow(2, "o1", "K/4711", "p1", "Pen", true, null, "Web", null, 1_600_000_000_000, 1_000, 123_400, null));
            await writer.WriteAsync(new PurchaseRow(3, "o2", "K-1", "p1", "Pen", true, null, "Web", null, 1_600_000_000_000, 1_000, 20_000, null));
            await writer.WriteAsync(new CustomerRow("K/4711", Name, 1960));
            await writer.CompleteAsync();
        }

        await batches.CommitAsync(batch.Id, new BatchSummary(2, 2, 0));
        await host.Services.GetRequiredService<DataStartup>().RefreshFactsAsync();
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task FindExportErase_Admin_WorksAndTheAuditNamesNobody()
    {
        using var admin = await AdminAsync();
        var id = Uri.EscapeDataString("K/4711");
        var totals = await RevenueAsync(admin);
        Assert.Equal("K/4711", (await admin.GetFromJsonAsync<JsonElement>("/api/v1/persons?search=quillf"))[0].GetProperty("id").GetString());
        Assert.Equal(2, (await admin.GetFromJsonAsync<JsonElement>($"/api/v1/persons/holdings?id={id}")).GetProperty("places").GetArrayLength());
        Assert.Contains(Name, await admin.GetStringAsync($"/api/v1/persons/export?id={id}"), StringComparison.Ordinal);
        using (var refused = await admin.PostAsJsonAsync("/api/v1/persons/erase", new { id = "K/4711", confirm = "K-1" }))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var erased = await admin.PostAsJsonAsync("/api/v1/persons/erase", new { id = "K/4711", confirm = "K/4711" });
        var document = await erased.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, erased.StatusCode);
        Assert.StartsWith("erased-", document.GetProperty("pseudonym").GetString(), StringComparison.Ordinal);
        Assert.Equal(totals, await RevenueAsync(admin));
        Assert.Equal(0, (await admin.GetFromJsonAsync<JsonElement>("/api/v1/persons?search=quillf")).GetArrayLength());
        using (var gone = await admin.PostAsJsonAsync("/api/v1/persons/erase", new { id = "K/4711", confirm = "K/4711" }))
        {
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        var entries = await host.Audit.ReadAsync(new AuditFilter(ActionPrefix: "person."), 0, 100);
        Assert.Equal(["person.erase", "person.export", "person.find"], entries.Entries.Select(static e => e.Action).Distinct().Order(StringComparer.Ordinal));
        Assert.All(entries.Entries, static e => Assert.DoesNotContain("K/4711", e.Subject + e.DetailJson, StringComparison.Ordinal));
        Assert.All(entries.Entries, static e => Assert.DoesNotContain("uill", e.Subject + e.DetailJson, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Page_Admin_ShowsClassesAndWhy()
    {
        using var browser = await host.BrowserAsync(Roles.Admin);
        var page = await browser.ReadAsync("/admin/privacy");
        Assert.Contains("customer_notes.text", page, StringComparison.Ordinal);
        Assert.Contains("Free words about a person.", page, StringComparison.Ordinal);
    }

    private static async Task<string> RevenueAsync(HttpClient client)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>("/api/v1/query?measures=netRevenue,orders,activeCustomers,newCustomers");
        return answer.GetProperty("totals").GetRawText();
    }

    private async Task<HttpClient> AdminAsync()
    {
        var client = host.Program();
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { email = ApiHost.EmailOf(Roles.Admin), password = ApiHost.Password });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return client;
    }
}
