using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Core.Customers;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>A parameter that an endpoint does not take is a mistake that it names, whatever the endpoint; so is one that cannot be read.</summary>
public sealed partial class ParameterTests(ApiHost host) : IClassFixture<ApiHost>
{
    // By the address of their page, with all that the page keeps in it.
    private static readonly string[] OfPages =
    [
        "/export/rfm-map", "/export/rfm-segments", "/export/cohorts", "/export/movement", "/export/clusters", "/export/campaigns", "/export/attribution", "/export/optimization", "/export/roi", "/export/roi-parts",
        "/export/acquisition", "/export/costs", "/export/customer-list", "/export/orders-to-come", "/export/category-pairs",
    ];

    [Fact]
    public async Task Reads_ParameterThatThereIsNot_NameIt()
    {
        await host.Services.GetRequiredService<CustomerScoring>().RefreshAsync();
        using var client = await host.ProgramOfAsync(Roles.Admin);
        var wrong = new List<string>();
        foreach (var pattern in Reads())
        {
            var path = Parameter().Replace(pattern, static m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : m.Value.Contains("table", StringComparison.Ordinal) ? "lines" : "1");
            using var answer = await client.GetAsync(new Uri(path + (pattern.EndsWith("/predictions", StringComparison.Ordinal) ? "?type=churn&colour=red" : "?colour=red"), UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.BadRequest || !JsonDocument.Parse(text).RootElement.GetProperty("errors").TryGetProperty("colour", out _))
            {
                wrong.Add($"{pattern}: {answer.StatusCode} {text[..Math.Min(200, text.Length)]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("insights?current=perhaps", "current")]
    [InlineData("alerts?open=perhaps", "open")]
    [InlineData("alerts/log?alert=x", "alert")]
    [InlineData("metrics/revenue?days=many", "days")]
    [InlineData("customers?sort=colour", "sort")]
    [InlineData("time-series?granularity=aeon", "granularity")]
    [InlineData("forecast?days=-1", "days")]
    [InlineData("campaigns?by=colour", "by")]
    [InlineData("funnel?steps=", "steps")]
    [InlineData("dashboard?from=yesterday", "from")]
    public async Task Read_ParameterThatCannotBeRead_NamesIt(string path, string field)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var answer = await client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(static f => f.Name));
        Assert.Equal(("The request cannot be understood", 400), (problem.GetProperty("title").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.DoesNotContain("Nullable", problem.GetRawText(), StringComparison.Ordinal);
    }

    // Found by fuzzing: these endpoints take a part of the body as it was written.
    [Theory]
    [InlineData("segmentation")]
    [InlineData("segments/rules")]
    public async Task Body_ThatIsNoUtf8_NamesTheBody(string path)
    {
        using var client = await host.ProgramOfAsync(Roles.Admin);
        using var content = new ByteArrayContent([.. "{\"rules\":{\"match\":\"all\",\"r"u8, 0xFF, .. "les\":[]}}"u8]);
        content.Headers.ContentType = new("application/json");

        using var answer = await client.PostAsync(new Uri("/api/v1/" + path, UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("body", out _));
    }

    [Fact]
    public async Task Read_WhatThereIsNot_HasTheSameForm()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var answer = await client.GetAsync(new Uri("/api/v1/metrics/nothing", UriKind.Relative));

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Not found", "/api/v1/metrics/nothing"), (problem.GetProperty("title").GetString(), problem.GetProperty("instance").GetString()));
    }

    private IEnumerable<string> Reads() => host.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(static e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(static e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
        .Where(static p => p.StartsWith("/api/v1/", StringComparison.Ordinal) && !p.EndsWith("openapi.json", StringComparison.Ordinal) && !OfPages.Contains(p["/api/v1".Length..]))
        .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
