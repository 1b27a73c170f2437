using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class SegmentExportTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("rfm-map", 25, "asOf,r,fm,segment,customers,revenue,revenueAtRisk")]
    [InlineData("rfm-segments", 11, "asOf,segment,group,customers,revenue,revenueAtRisk")]
    [InlineData("cohorts", 91, "cohort,customers,period,active,activeOrLater,netRevenue,grossRevenue,finished")]
    public async Task Export_Table_IsWholeAndHasItsManifest(string table, int rows, string head)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);
        using var answer = await client.GetAsync(new Uri($"/api/v1/export/{table}?category=Books&period=12m&cohort=month&tab=cohorts", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(head, lines[0]);
        Assert.Equal(rows, lines.Length - 1);
        var manifest = await client.GetFromJsonAsync<JsonElement>(answer.Headers.GetValues("X-Export-Manifest").Single());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), manifest.GetProperty("sha256").GetString());
        Assert.Equal(rows, manifest.GetProperty("rows").GetInt32());
        Assert.Equal(["category = Books", "cohort = month"], manifest.GetProperty("filters").EnumerateArray().Select(f => f.GetString()));
    }

    [Fact]
    public async Task Export_MovementAndClusters_HoldEachCustomerOnce()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);

        var segments = (await RowsAsync(client, "rfm-segments")).Sum(r => int.Parse(r[3]));
        var movement = await RowsAsync(client, "movement?since=60");
        var clusters = await RowsAsync(client, "clusters?preset=own&features=recency,orders&k=3");
        using var told = await client.PostAsJsonAsync(new Uri("/api/v1/clustering", UriKind.Relative), new { features = new[] { "recency", "orders" }, k = 3 });
        var document = await told.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(segments, movement.Where(r => r[3] != "Gone").Sum(r => int.Parse(r[4])));
        Assert.Equal(segments, clusters.Select(r => r[1]).Distinct().Count());
        Assert.Equal(
            document.GetProperty("clusters").EnumerateArray().Select(c => c.GetProperty("size").GetInt32()),
            clusters.GroupBy(r => r[2]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Count()));
        // A name may have commas of its own.
        Assert.All(clusters, r => Assert.True(r.Length >= 6));
    }

    [Fact]
    public async Task Export_SegmentsAndMap_AddUpToTheSame()
    {
        using var client = await host.ProgramAsync(ApiScopes.Export);

        var map = await RowsAsync(client, "rfm-map");
        var segments = await RowsAsync(client, "rfm-segments");

        Assert.Equal(segments.Sum(r => int.Parse(r[3])), map.Sum(r => int.Parse(r[4])));
        Assert.Equal(segments.Sum(r => decimal.Parse(r[4])), map.Sum(r => decimal.Parse(r[5])));
        Assert.True(map.Sum(r => int.Parse(r[4])) > 100);
    }

    [Theory]
    [InlineData("rfm-map?from=0001-01-01&to=0001-01-01&on=period")]
    [InlineData("rfm-segments?from=9999-12-31&to=9999-12-31")]
    [InlineData("cohorts?cohort=day&from=2026-01-01&to=2026-01-02&clock=hours")]
    [InlineData("rfm-map?rfmSegment=Nobody&money=gross&%00=%00")]
    public async Task Export_StrangeView_IsAnAnswerAndNoFailure(string path)
    {
        using var client = await host.ProgramAsync(ApiScopes.Export);
        using var answer = await client.GetAsync(new Uri("/api/v1/export/" + path, UriKind.Relative));

        Assert.True((int)answer.StatusCode < 500, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Export_ReaderWhoMayNotExport_IsRefused()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        using var answer = await client.GetAsync(new Uri("/api/v1/export/rfm-map", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<string[][]> RowsAsync(HttpClient client, string table) =>
        [.. (await client.GetStringAsync(new Uri("/api/v1/export/" + table, UriKind.Relative))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(','))];
}
