using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Analytics.Core.Customers;
using Analytics.Tests.Fakes;
using Analytics.Web.Api;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>Whatever is sent: the API answers, or says whose mistake it is and at which field, and never fails or tells of its inside.</summary>
public sealed partial class ApiFuzzTests(HostileApiHost hostile) : IClassFixture<HostileApiHost>
{
    private const int PerRead = 36;
    private const int PerBody = 30;

    // A question that is right takes them long.
    private static readonly string[] Slow = ["/forecast", "/clusters", "/attribution", "/optimization", "/funnel", "/behaviour", "/audit/verification"];

    private readonly ApiHost host = hostile.Host;

    [Fact]
    public async Task Reads_AnyParameters_AnswerOrNameTheMistake()
    {
        await host.Services.GetRequiredService<CustomerScoring>().RefreshAsync();
        using var client = await host.ProgramOfAsync(Roles.Admin);
        var wrong = new List<string>();
        foreach (var pattern in Patterns("GET"))
        {
            var random = new Random(FuzzCases.Seed ^ pattern.Aggregate(17, static (hash, c) => (hash * 31) + c));
            for (var i = 0; i < Cases(pattern, PerRead) * FuzzCases.Times; i++)
            {
                var path = PathParameter().Replace(pattern, match => Route(match.Value, random)) + "?" + string.Join('&', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(FuzzCases.Names, random) + "=" + Pick(FuzzCases.Values, random)));
                await SendAsync(client, new HttpRequestMessage(HttpMethod.Get, path), path, wrong);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    [Fact]
    public async Task Bodies_Mutated_AreAnsweredOrNameTheMistake()
    {
        using var client = await host.ProgramOfAsync(Roles.Admin);
        var wrong = new List<string>();
        foreach (var name in ApiExamples.Names.Where(static n => ApiExamples.RequestOf(n) is not null && !n.Contains("auth/", StringComparison.Ordinal) && !n.Contains("events", StringComparison.Ordinal)))
        {
            var (method, path) = (name.Split(' ')[0], "/api/v1/" + PathParameter().Replace(name.Split(' ')[1], "1"));
            var random = new Random(FuzzCases.Seed ^ name.Aggregate(17, static (hash, c) => (hash * 31) + c));
            for (var i = 0; i < Cases(path, PerBody) * FuzzCases.Times; i++)
            {
                var body = Mutate(ApiExamples.RequestOf(name)!.ToJsonString(), random);
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                await SendAsync(client, new HttpRequestMessage(new HttpMethod(method), path) { Content = content }, $"{name} {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 300)))}", wrong);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    private static int Cases(string path, int usual) => Slow.Any(s => path.Contains(s, StringComparison.Ordinal)) ? usual / 3 : usual;

    private static async Task SendAsync(HttpClient client, HttpRequestMessage request, string what, List<string> wrong)
    {
        using var sent = request;
        HttpResponseMessage answer;
        string text;
        try
        {
            answer = await client.SendAsync(sent);
            text = await answer.Content.ReadAsStringAsync();
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidOperationException)
        {
            wrong.Add($"{what}: broke off: {error.Message}");
            return;
        }

        using (answer)
        {
            var isExport = answer.Content.Headers.ContentDisposition is not null;
            if ((int)answer.StatusCode >= 500 && answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                wrong.Add($"{what}: {(int)answer.StatusCode}");
            }
            else if (answer.StatusCode == HttpStatusCode.BadRequest && !JsonNode.Parse(text)!.AsObject().ContainsKey("errors"))
            {
                wrong.Add($"{what}: no field is named: {text}");
            }
            else if (!answer.IsSuccessStatusCode && FuzzCases.Leak(text) is { } word)
            {
                wrong.Add($"{what}: '{word}' in {text}");
            }
            else if (answer.IsSuccessStatusCode && !isExport && text.Length > 0 && answer.Content.Headers.ContentType?.MediaType == "application/json")
            {
                using var document = JsonDocument.Parse(text);
            }
        }
    }

    private static byte[] Mutate(string json, Random random)
    {
        if (random.Next(4) == 0)
        {
            var bytes = Encoding.UTF8.GetBytes(json).ToList();
            for (var n = random.Next(1, 5); n > 0 && bytes.Count > 1; n--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(3))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveAt(at);
                        break;
                    default:
                        bytes.Insert(at, (byte)"\"{}[],:0n\\"[random.Next(10)]);
                        break;
                }
            }

            return [.. bytes];
        }

        var root = JsonNode.Parse(json)!;
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var objects = Below(root).OfType<JsonObject>().Where(static o => o.Count > 0).ToList();
            if (objects.Count == 0)
            {
                break;
            }

            var target = objects[random.Next(objects.Count)];
            var key = target.ElementAt(random.Next(target.Count)).Key;
            if (random.Next(8) == 0)
            {
                target.Remove(key);
            }
            else if (random.Next(8) == 0)
            {
                target[key + "x"] = 1;
            }
            else
            {
                target[key] = Value(random);
            }
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static JsonNode? Value(Random random) => random.Next(12) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(-5, 5)),
        2 => JsonNode.Parse("1e308"),
        3 => JsonNode.Parse("99999999999999999999999"),
        4 => JsonValue.Create(true),
        5 => new JsonArray(),
        6 => new JsonObject(),
        7 => new JsonArray([.. Enumerable.Range(0, 1_200).Select(static i => (JsonNode)i)]),
        8 => JsonNode.Parse(string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60))),
        9 => JsonValue.Create(Uri.UnescapeDataString(Pick(FuzzCases.Values, random))),
        10 => JsonNode.Parse("-0.5"),
        _ => JsonValue.Create(Pick(HostileShop.Names, random)),
    };

    private static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject o => o.Select(static p => p.Value).OfType<JsonNode>().SelectMany(Below).Prepend(o),
        JsonArray a => a.OfType<JsonNode>().SelectMany(Below).Prepend(a),
        _ => [node],
    };

    private static string Route(string parameter, Random random) =>
        parameter.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : parameter.Contains("int", StringComparison.Ordinal) ? Pick(["0", "-1", "1", "2147483647"], random)
        : parameter.Contains("table", StringComparison.Ordinal) ? Pick(["lines", "customers", "products", "orders", "batches", "customer-scores", "query", "view", "nothing"], random)
        : Pick(FuzzCases.Values.Where(static v => v.Length is > 0 and < 1_000 && v != "%00").ToList(), random);

    private static string Pick(IReadOnlyList<string> from, Random random) => from[random.Next(from.Count)];

    private IEnumerable<string> Patterns(string method) => host.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true)
        .Select(static e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
        .Where(static p => p.StartsWith("/api/v1/", StringComparison.Ordinal) && !p.Contains("/live", StringComparison.Ordinal) && !p.Contains("/stream", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex PathParameter();
}
