using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>The live page over a demo that sells, in an application of its own.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class LiveBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Live_DemoSells_PurchasesArriveUntilPaused()
    {
        await using var application = await AnalyticsProcess.StartAsync(
            environment: new Dictionary<string, string> { ["Stream__Demo"] = "On", ["Stream__DemoPerSecond"] = "4", ["Stream__DemoRhythm"] = "false", ["Predictions__Background"] = "false" });
        var page = await browser.NewPageAsync(
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, ReducedMotion = ReducedMotion.Reduce }, application);
        await page.SignInAsAdminAsync(application);
        await page.GotoAsync("/live");
        await Assertions.Expect(page.Locator(".frame[data-live]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });

        var first = page.Locator("tr[data-sale]").First;
        await Assertions.Expect(first).ToBeVisibleAsync();
        var seen = await first.GetAttributeAsync("data-sale");
        await Assertions.Expect(first).Not.ToHaveAttributeAsync("data-sale", seen!);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(page.Locator(".state")).ToContainTextAsync("newer purchases");
        var paused = await first.GetAttributeAsync("data-sale");
        var serious = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}");
        Assert.Empty(serious);
        Assert.Equal(paused, await first.GetAttributeAsync("data-sale"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(first).Not.ToHaveAttributeAsync("data-sale", paused!);

        // Kept to a channel: the bar comes with its menu open, and what is shown moves on.
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        var menu = page.Locator("#filter-menu");
        await Assertions.Expect(menu).ToBeVisibleAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = "Channel", Exact = true }).ClickAsync();
        await menu.GetByLabel("Web", new() { Exact = true }).CheckAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.WaitForURLAsync(static url => url.Contains("channel=Web", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".part")).ToContainTextAsync("of this part of the shop");
        await Assertions.Expect(first).ToBeVisibleAsync();
        var sold = await first.GetAttributeAsync("data-sale");
        await Assertions.Expect(first).Not.ToHaveAttributeAsync("data-sale", sold!);
        foreach (var where in await page.Locator("tr[data-sale] td:nth-child(3)").AllTextContentsAsync())
        {
            Assert.StartsWith("Web", where, StringComparison.Ordinal);
        }
    }
}
