using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>A segment is written, counted, saved, filters the Overview, is deleted and brought back.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class SegmentRulesBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Rules_WrittenAndSaved_FilterTheOverviewAndComeBackAfterDeletion()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsync("Analyst");
        await page.GotoAsync("/segments/rules");
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save segment" });
        await Assertions.Expect(save).ToBeEnabledAsync();
        await page.GetByLabel("Orders: value").FillAsync("3");
        await Assertions.Expect(page.Locator(".size .count")).ToContainTextAsync("customers");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Three times");
        await save.ClickAsync();
        await Assertions.Expect(page.GetByText("“Three times” is saved.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Show on Overview" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove the filter on Segment" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".chip .what")).ToContainTextAsync("Three times");
        await Assertions.Expect(page.Locator("article.tile").First).ToBeVisibleAsync();

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("“Three times” is deleted.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Three times" })).ToBeVisibleAsync();
    }
}
