using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;

namespace Analytics.Tests.Api;

/// <summary>As much of a browser as forms need: cookies, and the hidden fields of the last page.</summary>
/// <param name="client">Asks; it keeps no cookies and follows no redirects itself.</param>
public sealed partial class TestBrowser(HttpClient client) : IDisposable
{
    /// <summary>A browser of a server in memory.</summary>
    public TestBrowser(TestServer server)
        : this(server.CreateClient())
    {
    }

    /// <summary>The cookies it has, by name.</summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>Its cookies as a request sends them.</summary>
    public string CookieHeader => string.Join("; ", Cookies.Select(static c => $"{c.Key}={c.Value}"));

    /// <summary>Asks for a page.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Asks for a page and returns its text.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Fills in a form of a page and sends it, with its hidden fields.</summary>
    /// <param name="path">The page, which is also where the form goes.</param>
    /// <param name="form">The form's handler, which tells it from the page's others.</param>
    /// <param name="fields">What was typed.</param>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await ReadAsync(path);
        var values = HiddenFields(page, form);
        foreach (var (name, value) in fields)
        {
            values[name] = value;
        }

        return await PostAsync(path, values);
    }

    /// <summary>Sends a form as it is.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, IReadOnlyDictionary<string, string> values) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(values) });

    /// <summary>Signs in by the page's form.</summary>
    public Task<HttpResponseMessage> SignInAsync(string email, string password, string? returnUrl = null) => SubmitAsync(
        "/account/sign-in" + (returnUrl is null ? string.Empty : "?returnUrl=" + Uri.EscapeDataString(returnUrl)),
        "sign-in",
        ("Email", email),
        ("Password", password));

    /// <summary>The hidden fields of the form with that handler.</summary>
    public static Dictionary<string, string> HiddenFields(string page, string form)
    {
        var element = Forms().Matches(page).Select(match => match.Value)
            .First(text => text.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal) || text.Contains($"action=\"{form}\"", StringComparison.Ordinal));
        return Inputs().Matches(element).ToDictionary(
            match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    /// <summary>Sends a request with the cookies, and keeps those that come back.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation = default)
    {
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var answer = await client.SendAsync(request, cancellation);
        foreach (var header in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = header.Split(';')[0];
            var at = pair.IndexOf('=');
            if (header.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            {
                Cookies.Remove(pair[..at]);
            }
            else
            {
                Cookies[pair[..at]] = pair[(at + 1)..];
            }
        }

        return answer;
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Inputs();
}
