using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>Every table that says who customers are, with and without pseudonyms, over a shop in which each has a name, a review and events.</summary>
public sealed class PseudonymExportTests(PseudonymExportTests.Shop shop) : IClassFixture<PseudonymExportTests.Shop>
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["lines"] = "export/lines",
        ["orders"] = "export/orders",
        ["customers"] = "export/customers",
        ["customer-scores"] = "export/customer-scores",
        ["customer-list"] = "export/customer-list",
        ["clusters"] = "export/clusters?k=3",
        ["query"] = "export/query?measures=netRevenue,orders&by=customer",
        ["events"] = "events/export",
        ["funnel-people"] = "export/funnel-people?steps=look,buy&step=1",
        ["reviews"] = "export/reviews",
    };

    public static TheoryData<string> Tables => [.. Paths.Keys];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Export_Stable_NamesNobodyAndJoinsWithEveryOther(string table)
    {
        using var client = await shop.Host.ProgramOfAsync(Roles.Admin);
        var plain = await RowsAsync(client, table, null);
        var said = await RowsAsync(client, table, "stable");
        var again = await RowsAsync(client, table, "stable");
        var text = string.Join('\n', said.Rows.SelectMany(static r => r));

        Assert.Contains(plain.Rows.SelectMany(static r => r), static cell => cell.Contains("cust-", StringComparison.Ordinal));
        Assert.Equal(plain.Rows.Count, said.Rows.Count);
        Assert.DoesNotContain("cust-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nameworth", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@mail.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", text, StringComparison.Ordinal);
        Assert.DoesNotContain("order-", text, StringComparison.Ordinal);
        Assert.Equal(said.Rows, again.Rows);
        Assert.Equal("stable", said.Manifest.Pseudonyms);
        // One pseudonym for each person, the same in this table as in that of the customers.
        var known = (await RowsAsync(client, "customers", "stable")).Rows.Select(static r => r[0]).ToHashSet(StringComparer.Ordinal);
        var persons = said.Rows.SelectMany(static r => r).Where(static cell => cell.StartsWith("p-", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(persons);
        Assert.Subset(known, persons);
        Assert.Equal(plain.Rows.SelectMany(static r => r).Where(static cell => cell.StartsWith("cust-", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count(), persons.Count);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Export_Once_CannotBeJoinedWithAnother(string table)
    {
        using var client = await shop.Host.ProgramOfAsync(Roles.Admin);
        var one = Persons(await RowsAsync(client, table, "once"));
        var other = Persons(await RowsAsync(client, table, "once"));
        var stable = Persons(await RowsAsync(client, table, "stable"));

        Assert.Equal(stable.Count, one.Count);
        Assert.Empty(one.Intersect(other));
        Assert.Empty(one.Intersect(stable));

        static HashSet<string> Persons((ExportManifest Manifest, List<string[]> Rows) file) =>
            file.Rows.SelectMany(static r => r).Where(static cell => cell.StartsWith("p-", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Export_WithPseudonyms_StandsInTheAudit()
    {
        using var client = await shop.Host.ProgramOfAsync(Roles.Admin);
        var file = await RowsAsync(client, "customers", "stable");

        var entries = (await shop.Host.Audit.ReadAsync(new(ActionPrefix: "export", Search: file.Manifest.Id.ToString()), 0, 10)).Entries;
        Assert.Equal(["export", "export.begin"], entries.Select(static e => e.Action));
        Assert.All(entries, static entry => Assert.Contains("\"stable\"", entry.DetailJson, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("export/lines?customer=cust-1&pseudonyms=stable")]
    [InlineData("export/lines?where=customer!%3Dcust-1&pseudonyms=once")]
    [InlineData("export/customer-list?q=cust-1&pseudonyms=stable")]
    [InlineData("export/rfm-map?q=cust-1&pseudonyms=stable")]
    [InlineData("export/funnel-people?steps=look,buy&where=mail%3Dann@mail.example&pseudonyms=stable")]
    [InlineData("export/reviews?q=Nameworth&pseudonyms=once")]
    [InlineData("export/audit?pseudonyms=stable")]
    [InlineData("export/lines?pseudonyms=yes")]
    public async Task Export_ThatWouldTellOrCannot_IsRefused(string path)
    {
        using var client = await shop.Host.ProgramOfAsync(Roles.Admin);
        using var answer = await client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("pseudonyms", out _));
    }

    private static async Task<(ExportManifest Manifest, List<string[]> Rows)> RowsAsync(HttpClient client, string table, string? pseudonyms)
    {
        var path = "/api/v1/" + Paths[table];
        path += pseudonyms is null ? string.Empty : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "pseudonyms=" + pseudonyms;
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        var manifest = (await client.GetFromJsonAsync<ExportManifest>(answer.Headers.GetValues("X-Export-Manifest").Single()))!;
        return (manifest, [.. CsvFile.Read(text).Skip(1).Select(static row => row.ToArray())]);
    }

    /// <summary>Sixty customers with three orders each, an event and a review.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        private static readonly DateTimeOffset Start = new(2025, 1, 1, 9, 0, 0, TimeSpan.Zero);

        public ApiHost Host { get; } = new() { HasDemo = false };

        public async Task InitializeAsync()
        {
            await Host.InitializeAsync();
            var batches = Host.Services.GetRequiredService<BatchStore>();
            await WriteAsync(batches, BatchKind.Purchases, async writer =>
            {
                for (var i = 0; i < 60; i++)
                {
                    var id = "cust-" + i.ToString(CultureInfo.InvariantCulture);
                    await writer.WriteAsync(new CustomerRow(id, $"Ann{i} Nameworth", 1960 + (i % 40)));
                    for (var order = 0; order < 3; order++)
                    {
                        await writer.WriteAsync(new PurchaseRow(
                            (10 * i) + order + 1, $"order-{i}-{order}", id, "p" + (i % 5).ToString(CultureInfo.InvariantCulture), null, true, null, null, null,
                            Start.AddDays((40 * order) + i).ToUnixTimeMilliseconds(), 1_000, 100_000 + (1_000 * i), null));
                    }
                }
            });
            await WriteAsync(batches, BatchKind.Events, async writer =>
            {
                for (var i = 0; i < 60; i++)
                {
                    var id = "cust-" + i.ToString(CultureInfo.InvariantCulture);
                    foreach (var name in (string[])["look", "buy"])
                    {
                        await writer.WriteAsync(EventRow.Of(new TrackedEvent
                        {
                            Id = $"event-{i}-{name}", CustomerId = id, SessionId = "visit-" + id, Name = name, At = Start.AddDays(i).AddMinutes(name == "buy" ? 5 : 0),
                            Page = "/own?who=ann@mail.example", Properties = new Dictionary<string, string> { ["mail"] = "ann@mail.example", ["note"] = "secret words" },
                        }));
                    }

                    await writer.WriteAsync(new ReviewRow(i + 1, id, "p1", null, Start.AddDays(i).ToUnixTimeMilliseconds(), "secret words", "secret words of Nameworth", 400));
                }
            });
            await Host.Services.GetRequiredService<DataStartup>().RefreshFactsAsync();
            await Host.Services.GetRequiredService<CustomerScoring>().RefreshAsync();
        }

        public Task DisposeAsync() => Host.DisposeAsync();

        private static async Task WriteAsync(BatchStore batches, BatchKind kind, Func<IBatchWriter, Task> write)
        {
            var batch = await batches.BeginAsync(new BatchDraft(kind, kind.ToString(), "tester"));
            await using (var writer = batches.OpenWriter(batch.Id))
            {
                await write(writer);
                await writer.CompleteAsync();
            }

            await batches.CommitAsync(batch.Id, new BatchSummary(60, 60, 0));
        }
    }
}
