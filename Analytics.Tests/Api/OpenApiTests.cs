using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Core.Customers;
using Analytics.Web.Api;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>The description of the API says of every operation what it does, what it takes, what it answers, and how an answer looks that says no.</summary>
public sealed class OpenApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Document_EachOperation_SaysWhatItDoesAndAnswers()
    {
        var document = await DocumentAsync();
        var wrong = new List<string>();
        foreach (var (name, operation) in Operations(document))
        {
            var isOpen = operation.TryGetProperty("security", out var security) && security.GetArrayLength() == 0;
            void Need(bool isThere, string what)
            {
                if (!isThere)
                {
                    wrong.Add($"{name}: no {what}");
                }
            }

            Need(operation.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 3, "summary");
            Need(operation.TryGetProperty("tags", out var tags) && tags.GetArrayLength() == 1, "tag");
            Need(operation.TryGetProperty("operationId", out _), "operationId");
            var responses = operation.GetProperty("responses");
            Need(responses.EnumerateObject().Any(static r => r.Name.StartsWith('2')), "answer");
            foreach (var status in (string[])[.. isOpen ? ["400", "401", "429"] : new[] { "400", "401", "403", "429" }])
            {
                Need(
                    responses.TryGetProperty(status, out var response) && response.TryGetProperty("description", out _)
                        && response.GetProperty("content").TryGetProperty("application/problem+json", out var problem) && problem.GetProperty("example").GetProperty("status").GetInt32().ToString() == status,
                    status);
            }

            if (operation.TryGetProperty("requestBody", out var body))
            {
                Need(body.GetProperty("content").EnumerateObject().All(static c => c.Value.TryGetProperty("example", out _)), "example of what is sent");
            }
        }

        Assert.Equal(Operations(document).Count, Operations(document).Select(static o => o.Operation.GetProperty("operationId").GetString()).Distinct().Count());
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Document_ReferencesAndPathParameters_AreThere()
    {
        var document = await DocumentAsync();

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var missing = References(document).Distinct().Where(reference => reference[2..].Split('/').Aggregate((JsonElement?)document, static (at, key) =>
            at is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(key.Replace("~1", "/", StringComparison.Ordinal), out var next) ? next : null) is null);
        Assert.Empty(missing);
        foreach (var (name, operation) in Operations(document))
        {
            var declared = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(static p => p.TryGetProperty("in", out var place) && place.GetString() == "path").Select(static p => p.GetProperty("name").GetString()).ToHashSet() : [];
            foreach (var part in name.Split('/').Where(static p => p.StartsWith('{')))
            {
                Assert.True(declared.Contains(part.Trim('{', '}')), $"{name}: {part} is not declared");
            }
        }
    }

    [Theory]
    [InlineData("/api/v1/metrics", true)]
    [InlineData("/api/v1/metrics/{key}", true)]
    [InlineData("/api/v1/insights", true)]
    [InlineData("/api/v1/campaigns", false)]
    public async Task Document_OfWhatTakesParts_NamesTheFiltersAndShowsBothAnswers(string path, bool isByLines)
    {
        var document = await DocumentAsync();

        var operation = document.GetProperty("paths").GetProperty(path).GetProperty("get");
        var names = operation.GetProperty("parameters").EnumerateArray().Where(static p => p.GetProperty("in").GetString() == "query").Select(static p => p.GetProperty("name").GetString()!).ToArray();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.Superset(new HashSet<string> { "segment", "rfmSegment", "valueTier", "churnTier", "where" }, names.ToHashSet());
        Assert.Equal((isByLines, isByLines, false), (names.Contains("channel"), names.Contains("category"), names.Contains("month")));
        var content = operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json");
        Assert.Equal(2, content.GetProperty("examples").EnumerateObject().Count());
        Assert.False(content.TryGetProperty("example", out _));
        Assert.Equal(path.EndsWith("insights", StringComparison.Ordinal) ? 2 : 0, content.GetProperty("schema").TryGetProperty("oneOf", out var answers) ? answers.GetArrayLength() : 0);
    }

    [Fact]
    public async Task Document_Endpoints_AreAllInIt()
    {
        var described = Operations(await DocumentAsync()).Select(static o => o.Name).ToHashSet(StringComparer.Ordinal);
        var missing = host.Services.GetServices<EndpointDataSource>().SelectMany(static s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(static e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal) && !e.RoutePattern.RawText.EndsWith("openapi.json", StringComparison.Ordinal))
            .SelectMany(static e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} /{string.Join('/', e.RoutePattern.PathSegments.Select(Segment))}"))
            .Where(name => !described.Contains(name));
        Assert.Empty(missing);
    }

    // An example answer has the fields that the application answers with, so that it does not grow old unseen.
    [Fact]
    public async Task Examples_Answers_HaveTheFieldsOfRealOnes()
    {
        // Some are kept to groups of scored customers.
        await host.Services.GetRequiredService<CustomerScoring>().RefreshAsync();
        using var client = await host.ProgramAsync(ApiScopes.Read, ApiScopes.Export);
        var wrong = new List<string>();
        foreach (var name in ApiExamples.Names.Where(static n => n.StartsWith("GET ", StringComparison.Ordinal) && !n.Contains('{', StringComparison.Ordinal)))
        {
            using var answer = await client.GetAsync(new Uri($"/api/v1/{name[4..]}{ApiExamples.QueryOf(name)}", UriKind.Relative));
            if (!answer.IsSuccessStatusCode)
            {
                if (answer.StatusCode is not (System.Net.HttpStatusCode.ServiceUnavailable or System.Net.HttpStatusCode.Forbidden))
                {
                    wrong.Add($"{name}: {answer.StatusCode}");
                }

                continue;
            }

            using var example = JsonDocument.Parse(ApiExamples.AnswerOf(name)!.ToJsonString());
            var real = await answer.Content.ReadFromJsonAsync<JsonElement>();
            if (real.ValueKind == JsonValueKind.Object && !Fields(real).SequenceEqual(Fields(example.RootElement)))
            {
                wrong.Add($"{name}: the example has {string.Join(", ", Fields(example.RootElement))}, the answer {string.Join(", ", Fields(real))}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Fields(JsonElement element) => element.EnumerateObject().Select(static f => f.Name).Order(StringComparer.Ordinal);

    private static string Segment(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPathSegment segment) => string.Concat(segment.Parts.Select(static part =>
        part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter ? $"{{{parameter.Name}}}" : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)part).Content));

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static p => p.Name == "$ref" && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static List<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        [.. document.GetProperty("paths").EnumerateObject().SelectMany(static path => path.Value.EnumerateObject().Select(method => ($"{method.Name.ToUpperInvariant()} {path.Name}", method.Value)))];

    private async Task<JsonElement> DocumentAsync()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);
        return await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");
    }
}
