using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Core.Customers;
using Analytics.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>What a withdrawn consent does to events that are sent, and a missing one to exports for marketing.</summary>
public sealed class ConsentApiTests(PseudonymExportTests.Shop shop) : IClassFixture<PseudonymExportTests.Shop>
{
    private readonly ApiHost host = shop.Host;

    [Fact]
    public async Task Events_OfWhoWithdrew_AreRefusedUntilConsentIsGivenAgain()
    {
        using var writer = await host.ProgramAsync(ApiScopes.Write, ApiScopes.Read);
        using var sender = await host.ProgramAsync(ApiScopes.Events);
        object[] events = [new { visitorId = "w-1", name = "before" }, new { visitorId = "w-1", customerId = "cust-7", name = "consented" }, new { visitorId = "w-2", name = "stranger" }];
        await TakenAsync(sender, events, accepted: 3);

        await SetAsync(writer, new { id = "cust-7", tracking = false });

        Assert.Equal((false, (bool?)null), await SaidAsync(writer, "cust-7"));
        var refused = await TakenAsync(sender, events, accepted: 1);
        Assert.Equal([(0, "visitorId"), (1, "customerId")], refused.Select(static r => (r.GetProperty("index").GetInt32(), r.GetProperty("field").GetString()!)));
        using var alone = await sender.PostAsJsonAsync("/api/v1/events", new { visitorId = "w-1", name = "alone" });
        Assert.Equal(HttpStatusCode.BadRequest, alone.StatusCode);
        Assert.Contains("has withdrawn consent", await alone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Services.GetRequiredService<EventReader>().ReadPage(0, 10_000), static e => e.Name == "alone");

        await SetAsync(writer, new { id = "cust-7", tracking = true });
        await TakenAsync(sender, events, accepted: 3);
        var entry = (await host.Audit.ReadAsync(new AuditFilter(ActionPrefix: "person.consent"), 0, 1)).Entries[0];
        Assert.DoesNotContain("cust-7", entry.Subject + entry.DetailJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrivacyPage_OfAPerson_SaysWhatCountsAndWhoWroteItDown()
    {
        using var writer = await host.ProgramAsync(ApiScopes.Write, ApiScopes.Read);
        await SetAsync(writer, new { id = "cust-9", marketing = false });
        using var admin = await host.BrowserAsync(Roles.Admin);

        var page = await admin.ReadAsync("/admin/privacy?person=cust-9");

        Assert.Contains("What is kept about Ann9 Nameworth", page, StringComparison.Ordinal);
        Assert.Matches("Being written to: withdrawn, [0-9: -]+, written down by", page);
        Assert.Contains("Nothing is kept about anybody with this id any more.", await admin.ReadAsync("/admin/privacy?person=nobody"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export/customers")]
    [InlineData("export/customer-scores")]
    [InlineData("export/customer-list")]
    public async Task Exports_ForMarketing_HoldThoseAloneWhoSaidYes(string path)
    {
        await host.Services.GetRequiredService<CustomerScoring>().RefreshAsync();
        using var client = await host.ProgramOfAsync(Roles.Admin);
        await SetAsync(client, new { id = "cust-3", marketing = true }, new { id = "cust-4", marketing = false }, new { id = "cust-5", marketing = true });

        var all = CsvFile.Read(await client.GetStringAsync(new Uri("/api/v1/" + path, UriKind.Relative)));
        var some = CsvFile.Read(await client.GetStringAsync(new Uri($"/api/v1/{path}?consent=marketing", UriKind.Relative)));

        Assert.Equal(61, all.Count);
        Assert.Equal(["cust-3", "cust-5"], some.Skip(1).Select(static row => row[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("export/lines?consent=marketing")]
    [InlineData("export/cohorts?consent=marketing")]
    [InlineData("export/customers?consent=all")]
    public async Task Exports_ThatCannotKeepToConsent_AreRefused(string path)
    {
        using var client = await host.ProgramOfAsync(Roles.Admin);
        using var answer = await client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("consent", out _));
    }

    [Theory]
    [InlineData("[]", "body")]
    [InlineData("""[{"id":"","tracking":true}]""", "[0].id")]
    [InlineData("""[{"id":"a","tracking":true},{"id":"b"}]""", "[1].tracking")]
    public async Task Set_WhatMakesNoSense_NamesTheFieldAndWritesNothing(string body, string field)
    {
        using var client = await host.ProgramOfAsync(Roles.Admin);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/v1/consents", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Equal(((bool?)null, (bool?)null), await SaidAsync(client, "a"));
    }

    private static async Task SetAsync(HttpClient client, params object[] changes)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/consents", changes);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<(bool? Tracking, bool? Marketing)> SaidAsync(HttpClient client, string id)
    {
        var said = await client.GetFromJsonAsync<JsonElement>($"/api/v1/consents?id={id}");
        return (Flag(said.GetProperty("tracking")), Flag(said.GetProperty("marketing")));

        static bool? Flag(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetBoolean();
    }

    private static async Task<JsonElement[]> TakenAsync(HttpClient client, object[] events, int accepted)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/events", events);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var taken = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(accepted, taken.GetProperty("accepted").GetInt32());
        return [.. taken.GetProperty("refused").EnumerateArray()];
    }
}
