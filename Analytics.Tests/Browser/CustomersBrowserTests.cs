using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class CustomersBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Customers_SortedByKeyboardAndOpened_ProfileAndListHoldToAccessibility()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsAdminAsync();
        await page.GotoAsync("/customers?size=25");
        await Assertions.Expect(page.Locator("[data-live='']")).ToBeAttachedAsync(new() { Timeout = 60_000 });
        // The scores are computed after the demo is loaded.
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(25, new() { Timeout = 120_000 });

        await page.GetByRole(AriaRole.Button, new() { Name = "Orders", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/customers?size=25&sort=orders");
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Orders", Exact = true })).ToHaveAttributeAsync("aria-sort", "descending");
        await AxeAsync(page);

        var first = page.Locator("tbody tr a").First;
        var name = await first.TextContentAsync();
        await first.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name! })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".js-plotly-plot")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await AxeAsync(page);

        await page.GetByLabel("Next customer").ClickAsync();
        await Assertions.Expect(page.GetByText("2 of 1,000")).ToBeVisibleAsync();
    }

    private static async Task AxeAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }
}
