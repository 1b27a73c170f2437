using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Analytics.Core.Customers;
using Analytics.Web.Api;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>The README's table of what answers to which name: every line is asked and answers.</summary>
public sealed partial class NamedEndpointTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Names_OfTheReadme_AreAllAnswered()
    {
        await host.Services.GetRequiredService<CustomerScoring>().RefreshAsync();
        using var client = await host.ProgramOfAsync(Roles.Admin);
        using var sender = await host.ProgramAsync(ApiScopes.Events);
        // Somebody who did something.
        using var sent = await sender.PostAsync(new Uri("/api/v1/events", UriKind.Relative), JsonOf("POST events"));
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        await host.Services.GetRequiredService<DataStartup>().RefreshFactsAsync();
        var lines = Lines();
        var wrong = new List<string>();
        foreach (var (names, method, path) in lines.OrderByDescending(static l => l.Method, StringComparer.Ordinal))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{customer}", "v-1", StringComparison.Ordinal));
            request.Content = method == "GET" ? null : JsonOf($"{method} {path["/api/v1/".Length..].Split('?')[0]}");
            using var answer = await (path.Contains("events/track", StringComparison.Ordinal) ? sender : client).SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode || text.Length < 20)
            {
                wrong.Add($"{names}: {method} {path} answers {(int)answer.StatusCode} {text[..Math.Min(text.Length, 200)]}");
            }
        }

        Assert.True(lines.Count > 20, "The README's table of names was not found.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static StringContent JsonOf(string example) => new(ApiExamples.RequestOf(example)?.ToJsonString() ?? string.Empty, Encoding.UTF8, "application/json");

    private static List<(string Names, string Method, string Path)> Lines()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Analytics.sln")))
        {
            folder = folder.Parent!;
        }

        return [.. File.ReadLines(Path.Combine(folder.FullName, "README.md")).Select(static line => Line().Match(line)).Where(static m => m.Success).Select(static m => (m.Groups["names"].Value, m.Groups["method"].Value, m.Groups["path"].Value))];
    }

    [GeneratedRegex(@"^\| (?<names>[^|]+) \| `(?<method>GET|POST) (?<path>/api/v1/[^`]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
