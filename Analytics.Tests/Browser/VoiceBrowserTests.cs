using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class VoiceBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Voice_Demo_IsCountedSearchedAndAccessible()
    {
        var page = await browser.NewPageAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 390, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        await page.SignInAsAdminAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add(message.Text);
            }
        };

        await page.GotoAsync("/funnel/voice");
        await Assertions.Expect(page.Locator(".main-chart .main-svg").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("article.figure-tile")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".texts mark").First).ToBeVisibleAsync();

        await page.GetByLabel("Search in the texts").FillAsync("love");
        await page.GetByLabel("Search in the texts").PressAsync("Enter");
        await page.WaitForURLAsync("**q=love*");
        await Assertions.Expect(page.Locator(".texts li").First).ToContainTextAsync("love", new() { IgnoreCase = true });

        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(errors);
    }
}
