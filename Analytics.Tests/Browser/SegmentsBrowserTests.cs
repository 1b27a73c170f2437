using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class SegmentsBrowserTests(BrowserFixture browser)
{
    [BrowserTheory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Segments_EveryPart_DrawsIsAccessibleAndDoesNotScrollSideways(int width, ColorScheme theme)
    {
        var page = await browser.NewPageAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = theme,
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

        await page.GotoAsync("/segments");
        foreach (var (part, title) in new[] { ("RFM map", "RFM map by customers"), ("Movement", "Movement since"), ("Clusters", "Clusters of customers"), ("Cohorts", "Retention by cohort") })
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of this page" }).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
            // On a phone the picture of cohorts has no room for its numbers: there it is a table, scrolled within itself.
            var drawn = part == "Cohorts" && width < 720 ? "td:has-text('100')" : ".plot .main-svg";
            await Assertions.Expect(page.Locator("figure", new() { HasText = title }).Locator(drawn).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Assertions.Expect(page.Locator(".skeleton:visible")).ToHaveCountAsync(0);

            var result = await page.RunAxe();
            Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{part}, {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), part);
        }

        Assert.Empty(errors);
    }
}
