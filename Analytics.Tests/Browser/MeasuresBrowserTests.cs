using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>The measures of the demo: computed by themselves, readable on a phone, and calling where a threshold says so.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class MeasuresBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Measures_DemoOnAPhone_AreComputedShownInDetailAndAccessible()
    {
        var page = await browser.NewPageAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 390, Height = 844 }, ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce,
        });
        await page.SignInAsAdminAsync();
        await page.GotoAsync("/measures");
        await Assertions.Expect(page.Locator("article.measure").First).ToContainTextAsync("vs the same weekday", new() { Timeout = 60_000 });
        await CheckAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a measure" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("Books sold");
        await dialog.GetByLabel("It counts").SelectOptionAsync("Units");
        // A menu over a dialog: both in the browser's top layer.
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Choose" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Books" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a threshold" }).ClickAsync();
        await dialog.GetByLabel("Limit in units").FillAsync("-1");
        await CheckAsync(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is watched from now on")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await page.GetByRole(AriaRole.Button, new() { Name = "Compute now" }).ClickAsync();
        var alert = page.Locator(".alerts li").Filter(new() { HasText = "Books sold" });
        await Assertions.Expect(alert).ToContainTextAsync("The limit is at most", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("li a[href=measures] .alert-count")).ToBeVisibleAsync();
        await alert.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.Locator(".js-plotly-plot")).ToBeVisibleAsync();
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeVisibleAsync();
    }

    private static async Task CheckAsync(IPage page)
    {
        var serious = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}");
        Assert.Empty(serious);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }
}
