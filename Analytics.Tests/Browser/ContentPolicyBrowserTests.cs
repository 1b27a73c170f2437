using System.Reflection;
using Analytics.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>Every page lives under the content security policy: the browser reports no breach of it, and no error.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class ContentPolicyBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task EveryPage_Opened_KeepsToThePolicyAndWritesNothingToTheConsole()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsAdminAsync();
        var said = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                said.Add($"{new Uri(page.Url).AbsolutePath}: {message.Text}");
            }
        };
        page.PageError += (_, error) => said.Add($"{new Uri(page.Url).AbsolutePath}: {error}");
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");

        var paths = Paths().ToList();
        foreach (var path in paths)
        {
            var answer = await page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path} answered {answer.Status}.");
            Assert.Contains("default-src", answer.Headers["content-security-policy"], StringComparison.Ordinal);
            if (await page.Locator(".frame").CountAsync() > 0)
            {
                await Assertions.Expect(page.Locator(".frame[data-live]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
            }
        }

        Assert.InRange(paths.Count, 25, 100);
        Assert.Empty(said);
    }

    // Templates with a parameter need something that exists; tests of those pages open them. An error page answers with an error.
    private static IEnumerable<string> Paths() => typeof(AnalyticsHost).Assembly.GetTypes()
        .SelectMany(static type => type.GetCustomAttributes<RouteAttribute>())
        .Select(static route => route.Template)
        .Where(static path => !path.Contains('{', StringComparison.Ordinal) && path is not ("/error" or "/not-found" or "/account/denied" or "/account/setup" or "/account/set-password" or "/account/second-step"))
        .Order(StringComparer.Ordinal);
}
