using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>The page of predictions over the demo.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class PredictiveBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Predictive_Demo_ShowsEachPartAndAxeFindsNothingSerious()
    {
        var page = await browser.NewPageAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            ColorScheme = ColorScheme.Dark,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await page.SignInAsAdminAsync();
        await page.GotoAsync("/predictive");
        // The demo's scores are computed in the background.
        await Assertions.Expect(page.Locator(".plot .main-svg").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".fact")).ToHaveCountAsync(4);
        await AssertAccessibleAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Lifetime value" }).ClickAsync();
        await page.WaitForURLAsync("**/predictive?tab=value");
        await Assertions.Expect(page.Locator("section.top tbody tr")).ToHaveCountAsync(20);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log" }).ClickAsync();
        await page.WaitForURLAsync("**/predictive?scale=log&tab=value");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of this page" }).GetByRole(AriaRole.Link, new() { Name = "Models" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Churn on hidden time" })).ToBeVisibleAsync();
        await AssertAccessibleAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Settings", Exact = true }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the rules" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save the rules" })).ToBeVisibleAsync();
        await AssertAccessibleAsync(page);
    }

    private static async Task AssertAccessibleAsync(IPage page)
    {
        var serious = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}");
        Assert.Empty(serious);
    }
}
