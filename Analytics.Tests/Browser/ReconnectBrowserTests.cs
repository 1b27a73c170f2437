using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>A page gets back by itself when its connection drops, and when its server was started again.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class ReconnectBrowserTests(BrowserFixture browser)
{
    // Keeps hold of every socket, so that a test can cut it as a network would.
    private const string CatchSockets =
        """
        const Real = window.WebSocket;
        window.sockets = [];
        window.WebSocket = class extends Real { constructor(...args) { super(...args); window.sockets.push(this); } };
        """;

    [BrowserFact]
    public async Task Socket_Dropped_ComesBackWithTheSamePageAndGoesOnWorking()
    {
        var page = await browser.NewPageAsync();
        await page.AddInitScriptAsync(CatchSockets);
        await page.SignInAsAdminAsync();
        await ReadyAsync(page);
        await page.EvaluateAsync("() => { window.before = true; }");

        await page.EvaluateAsync("() => window.sockets.forEach(s => s.close(4000))");
        await page.WaitForFunctionAsync("() => window.sockets.length > 1 && window.sockets.at(-1).readyState === 1");
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("f");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Books" }).CheckAsync();
        await page.WaitForURLAsync("**/?category=Books");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove the filter on Category" })).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.before === true"));
    }

    [BrowserFact]
    public async Task Server_StartedAgain_LoadsTheSameViewAgain()
    {
        var folder = Directory.CreateTempSubdirectory("analytics-restart-").FullName;
        try
        {
            var first = await AnalyticsProcess.StartAsync(folder: folder);
            var page = await browser.NewPageAsync(application: first);
            await page.SignInAsAdminAsync(first);
            await page.GotoAsync("/?category=Books");
            await ReadyAsync(page);
            await page.EvaluateAsync("() => { window.before = true; }");

            await first.DisposeAsync();
            await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await using var second = await AnalyticsProcess.StartAsync(folder: folder, address: first.Address);

            await page.WaitForFunctionAsync("() => window.before === undefined", null, new() { Timeout = 90_000 });
            await ReadyAsync(page);
            Assert.EndsWith("/?category=Books", page.Url, StringComparison.Ordinal);
            await page.GetByRole(AriaRole.Button, new() { Name = "Remove the filter on Category" }).ClickAsync();
            await page.WaitForURLAsync(url => !url.Contains("category", StringComparison.Ordinal));
            await page.Context.CloseAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ReadyAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".plot .main-svg").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".skeleton:visible")).ToHaveCountAsync(0);
    }
}
