using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Core.Customers;
using Analytics.Web.Api;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>Every list that the API answers: its pages hold everything once, its headers lead from one to the next.</summary>
public sealed class PagingTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Lists_FollowedByTheirLinks_HoldEverythingOnce()
    {
        await host.Services.GetRequiredService<CustomerScoring>().RefreshAsync();
        using var client = await host.ProgramAsync(ApiScopes.Read);
        foreach (var (path, field, take) in Lists())
        {
            var all = await PageAsync(client, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}take={(path.Contains("/voice", StringComparison.Ordinal) ? 500 : 1000)}", field);
            var seen = new List<string>();
            var next = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}take={take}";
            for (var pages = 0; next is not null && pages < 40; pages++)
            {
                var page = await PageAsync(client, next, field);
                Assert.Equal((path, all.Total), (path, page.Total));
                seen.AddRange(page.Items);
                next = page.Next;
            }

            // Some lists give no more than so many at once.
            Assert.True(all.Items.SequenceEqual(seen.Take(all.Items.Count)) && seen.Count == all.Total, $"{path}: {all.Items.Count} at once, {seen.Count} by pages, {all.Total} in all");
        }
    }

    [Theory]
    [InlineData("skip=-1", "skip")]
    [InlineData("take=0", "take")]
    [InlineData("take=many", "take")]
    [InlineData("skip=1&skip=2", "skip")]
    public async Task Lists_PageThatThereIsNot_NamesTheField(string query, string field)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        foreach (var (path, _, _) in Lists())
        {
            using var answer = await client.GetAsync(new Uri($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}", UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
            Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _), path);
        }
    }

    // Those with pages by the application's own word, and the documents that hold a page.
    private IEnumerable<(string Path, string? Field, int Take)> Lists() =>
    [
        .. host.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(static e => e.Metadata.GetMetadata<PagedMetadata>() is not null && !e.RoutePattern.RawText!.Contains('{', StringComparison.Ordinal))
            .Select(static e => ("/" + e.RoutePattern.RawText!.TrimStart('/'), (string?)null, 3)),
        ("/api/v1/customers", "customers", 100),
        ("/api/v1/predictions?type=churn", "predictions", 100),
        ("/api/v1/voice/texts", "texts", 100),
    ];

    private static async Task<(List<string> Items, long Total, string? Next)> PageAsync(HttpClient client, string path, string? field)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        var document = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var items = (field is null ? document : document.GetProperty(field)).EnumerateArray().Select(static i => i.GetRawText()).ToList();
        var total = long.Parse(answer.Headers.GetValues("X-Total-Count").Single());
        var next = answer.Headers.GetValues("Link").SelectMany(static l => l.Split(", ")).FirstOrDefault(static l => l.EndsWith("rel=\"next\"", StringComparison.Ordinal));
        return (items, total, next?[1..next.IndexOf('>', StringComparison.Ordinal)]);
    }
}
