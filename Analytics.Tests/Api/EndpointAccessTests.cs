using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>
/// Every endpoint that the application has, pages, API, exports and hubs alike, taken from the application itself and held against
/// <see cref="EndpointRules"/>: one that is open, asks for no more than an account, or changes something for readers, without a rule there, fails. Whoever is not let in by the rule is then tried over HTTP.
/// </summary>
public sealed partial class EndpointAccessTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public void Endpoints_EachHasARuleAndGuardsItself()
    {
        var endpoints = Endpoints().ToList();
        var wrong = endpoints.Select(static e => EndpointRules.Wrong(e.Method, e.Pattern, e.Access)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();

        Assert.True(endpoints.Count > 100, "The application's endpoints were not found.");
        Assert.True(wrong.Count == 0, $"An endpoint is open, or opens too easily, without a rule that says so:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task Endpoints_Nobody_IsTurnedAwayFromAllThatAreNotOpen()
    {
        var wrong = new List<string>();
        using var client = host.Program();
        foreach (var (method, pattern, access) in Guarded())
        {
            using var answer = await client.SendAsync(Request(method, pattern));
            var isRight = answer.StatusCode == HttpStatusCode.Unauthorized
                || (!pattern.StartsWith("/api", StringComparison.Ordinal) && answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.PathAndQuery.StartsWith("/account/sign-in", StringComparison.Ordinal));
            if (!isRight)
            {
                wrong.Add($"{method} {pattern} ({access}): {answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Endpoints_RolesAndKeysWithoutTheRight_AreRefused()
    {
        var wrong = new List<string>();
        foreach (var role in Roles.All)
        {
            using var client = await ClientAsync(role);
            using var browser = await host.BrowserAsync(role);
            foreach (var (method, pattern, access) in Guarded().Where(e => !PoliciesOf(e.Access).All(policy => Policies.RolesFor(policy).Contains(role))))
            {
                using var request = Request(method, pattern);
                var isApi = pattern.StartsWith("/api", StringComparison.Ordinal);
                using var answer = isApi ? await client.SendAsync(request) : await browser.SendAsync(request);
                var isRight = answer.StatusCode == HttpStatusCode.Forbidden
                    || (!isApi && answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.PathAndQuery.StartsWith("/account/denied", StringComparison.Ordinal));
                if (!isRight)
                {
                    wrong.Add($"{role}: {method} {pattern} ({access}): {answer.StatusCode}");
                }
            }
        }

        foreach (var scope in (string[])[ApiScopes.Read, ApiScopes.Write, ApiScopes.Export, ApiScopes.Events])
        {
            using var client = await host.ProgramAsync(scope);
            foreach (var (method, pattern, access) in Guarded().Where(e => e.Pattern.StartsWith("/api", StringComparison.Ordinal) && PoliciesOf(e.Access).Any(policy => Policies.ScopeFor(policy) != scope)))
            {
                using var answer = await client.SendAsync(Request(method, pattern));
                if (answer.StatusCode != HttpStatusCode.Forbidden)
                {
                    wrong.Add($"key {scope}: {method} {pattern} ({access}): {answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static string[] PoliciesOf(string access) => access is "signed in" or "open" ? [] : access.Split(" and ");

    // With a body, because what a request bears is looked at before who sends it.
    private static HttpRequestMessage Request(string method, string pattern) => new(new HttpMethod(method), PathOf(pattern))
    {
        Content = method == "GET" ? null : new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
    };

    private static string PathOf(string pattern) => Parameters().Replace(pattern, static match =>
        match.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : match.Value.Contains("int", StringComparison.Ordinal) || match.Value.Contains("long", StringComparison.Ordinal) ? "1" : "x");

    private IEnumerable<(string Method, string Pattern, string Access)> Guarded() =>
        Endpoints().Where(static e => e.Access != "open" && e.Method is "GET" or "POST" or "PUT" or "DELETE" or "PATCH");

    private IEnumerable<(string Method, string Pattern, string Access)> Endpoints()
    {
        foreach (var endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            {
                continue;
            }

            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(static data => data.Policy).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
            var access = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "open" : policies.Count == 0 ? "signed in" : string.Join(" and ", policies);
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
            {
                yield return (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), access);
            }
        }
    }

    private async Task<HttpClient> ClientAsync(string role)
    {
        var client = host.Program();
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { email = ApiHost.EmailOf(role), password = ApiHost.Password });
        var document = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", document.GetProperty("accessToken").GetString());
        return client;
    }

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Parameters();
}
