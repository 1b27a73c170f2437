using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>The Overview without a mouse.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class KeyboardBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Keyboard_FilterPeriodAndHelp_WorkAndGiveTheFocusBack()
    {
        var page = await OpenAsync();

        await page.Keyboard.PressAsync("f");
        await Assertions.Expect(page.Locator("#filter-menu")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Books" })).ToBeVisibleAsync();
        await TabToAsync(page, "document.activeElement.matches('input[type=checkbox]')");
        await page.Keyboard.PressAsync("Space");
        await page.WaitForURLAsync("**/?category=*");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#filter-menu")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[popovertarget=filter-menu]").First).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("[");
        await page.WaitForURLAsync("**/?from=*");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeHiddenAsync();
        Assert.NotEqual("BODY", await page.EvaluateAsync<string>("() => document.activeElement.tagName"));

        await page.GoBackAsync();
        await page.WaitForURLAsync("**/?category=*");
    }

    [BrowserFact]
    public async Task Keyboard_Explanation_OpensAndGivesTheFocusBack()
    {
        var page = await OpenAsync();
        await TabToAsync(page, "document.activeElement.matches('.explain')");
        var name = await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label')");

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = name })).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Keyboard_TabThroughTheOverview_FollowsThePageAndShowsTheFocus()
    {
        var page = await OpenAsync();

        var seen = new List<string>();
        for (var i = 0; i < 90; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            seen.Add(await page.EvaluateAsync<string>(
                """
                () => {
                  const at = document.activeElement;
                  const outline = getComputedStyle(at);
                  const part = at.closest(".skip-link, .nav, .filter-bar, .tiles, .main-chart, .chart-card, .rank")?.className.split(" ")[0] ?? at.tagName;
                  return `${outline.outlineStyle === "none" ? "unseen " + at.outerHTML.slice(0, 80) : part}`;
                }
                """));
        }

        Assert.DoesNotContain(seen, s => s.StartsWith("unseen", StringComparison.Ordinal));
        Assert.True(seen.IndexOf("filter-bar") < seen.IndexOf("tiles"));
        Assert.True(seen.IndexOf("tiles") < seen.IndexOf("card"));
    }

    [BrowserFact]
    public async Task Targets_Overview_AreAtLeast24Pixels()
    {
        var page = await OpenAsync();

        var small = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("main :is(a, button, select, input), .nav :is(a, button)")]
              .filter((e) => e.offsetParent && !e.closest("p, [popover]:not(:popover-open)"))
              .filter((e) => { const r = e.getBoundingClientRect(); return r.width < 23.9 || r.height < 23.9; })
              .map((e) => e.outerHTML.slice(0, 120))
            """);

        Assert.Empty(small);
    }

    private static async Task TabToAsync(IPage page, string condition)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>($"() => {condition}"))
            {
                return;
            }
        }

        Assert.Fail($"60 tabs do not lead to where {condition}.");
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.NewPageAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        await page.SignInAsAdminAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator(".plot .main-svg").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".skeleton:visible")).ToHaveCountAsync(0);
        return page;
    }
}
