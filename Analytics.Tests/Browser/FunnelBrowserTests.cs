using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class FunnelBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Funnel_Events_AreCountedChangedByKeyboardAndAccessible()
    {
        var page = await browser.NewPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        await WriteEventsAsync(Path.Combine(browser.Application.Folder, "analytics.db"));
        await page.SignInAsAdminAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add(message.Text);
            }
        };

        await page.GotoAsync("/funnel?steps=browser_visit,browser_pay&by=device&period=all");
        await Assertions.Expect(page.Locator(".steps tbody tr").First).ToContainTextAsync("60");
        await Assertions.Expect(page.Locator(".suggestions")).ToContainTextAsync("looked at");
        await Assertions.Expect(page.Locator(".chart-card .skeleton")).ToHaveCountAsync(0);

        await page.GetByLabel("Step 2: move up").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**steps=browser_pay%2Cbrowser_visit*");
        await Assertions.Expect(page.Locator(".steps tbody tr").First).ToContainTextAsync("20");

        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(errors);
    }

    // As the running application itself would write them: it takes them up within a second.
    private static async Task WriteEventsAsync(string database)
    {
        await using var services = new ServiceCollection().AddAnalyticsStorage(new DatabaseOptions { ConnectionString = "Data Source=" + database }).BuildServiceProvider();
        var start = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        await services.GetRequiredService<EventStreamStore>().AppendAsync(
        [
            .. Enumerable.Range(0, 60).SelectMany(person => new[] { "browser_visit", "browser_pay" }.Take(person % 3 == 0 ? 2 : 1).Select((name, i) => EventRow.Of(new TrackedEvent
            {
                VisitorId = $"browser-{person}", Name = name, Type = TrackedEventType.PageView, Page = "/" + name, Device = person % 2 == 0 ? "Desktop" : "Mobile", At = start.AddHours(person).AddMinutes(7 * i),
            }))),
        ]);
    }
}
