using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>The pages of ROI and campaigns over the demo: what a person does there, accessible, within the screen, with a quiet console.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class MoneyBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Roi_ACost_IsAddedDeletedAndBroughtBack()
    {
        var (page, errors) = await SignedInAsync(1280, 900);

        await page.GotoAsync("/roi");
        await Assertions.Expect(page.Locator(".tiles .value").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".card .skeleton")).ToHaveCountAsync(0, new() { Timeout = 90_000 });
        await AssertGoodAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Costs", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a cost" }).ClickAsync();
        var form = page.Locator("form.cost-form");
        await form.Locator("[data-field=value]").FillAsync("12.50");
        await form.Locator("[data-field=from]").FillAsync("2026-01-01");
        await form.GetByLabel("Note").FillAsync("Ribbons for the browser");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("The cost is added.");
        var row = page.Locator("tbody tr", new() { HasText = "Ribbons for the browser" });
        await Assertions.Expect(row).ToHaveCountAsync(1);

        await row.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await page.Locator(".said").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        Assert.Empty(errors);
    }

    [BrowserTheory]
    [InlineData("/campaigns", ".table tbody tr")]
    [InlineData("/campaigns?rfmSegment=Champions", ".table tbody tr")]
    [InlineData("/campaigns?tab=attribution", ".table tbody tr")]
    [InlineData("/campaigns?tab=experiments", "fieldset")]
    [InlineData("/campaigns?tab=optimizer", ".table tbody tr")]
    public async Task Campaigns_EachTab_OnAPhoneIsFilledAndAccessible(string address, string sign)
    {
        var (page, errors) = await SignedInAsync(390, 844);

        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator(sign).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".card .skeleton")).ToHaveCountAsync(0);

        await AssertGoodAsync(page);
        Assert.Empty(errors);
    }

    private async Task<(IPage Page, List<string> Errors)> SignedInAsync(int width, int height)
    {
        var page = await browser.NewPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce });
        await page.SignInAsAdminAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add(message.Text);
            }
        };
        return (page, errors);
    }

    private static async Task AssertGoodAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }
}
