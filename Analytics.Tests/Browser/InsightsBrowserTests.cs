using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>The page of insights over the demo, and the way there on a phone.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class InsightsBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Insights_DemoOnAPhone_AreFoundDecidedTakenBackAndAccessible()
    {
        var page = await browser.NewPageAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        await page.SignInAsAdminAsync();
        await Assertions.Expect(page.Locator(".frame[data-live]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        // What has no room at the bottom stands behind "More".
        await page.Locator(".more").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "More pages" }).GetByRole(AriaRole.Link, new() { Name = "Data" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Pages", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Insights" }).ClickAsync();

        var cards = page.Locator("article.insight");
        await Assertions.Expect(cards.First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var serious = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}");
        Assert.Empty(serious);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));

        var before = await cards.CountAsync();
        await cards.First.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Assertions.Expect(cards).ToHaveCountAsync(before - 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(cards).ToHaveCountAsync(before);
    }
}
