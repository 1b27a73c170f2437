using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Tests.Fakes;
using Analytics.Tests.Web.Commands;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>A shop whose every name would do harm, in a real browser: shown as text, no script runs, no page is wider than its window.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class HostileNamesBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private static readonly string[] Paths = ["/", "/lines?q=onerror", "/customers", "/segments", "/predictive", "/roi", "/campaigns", "/funnel", "/funnel/voice", "/insights", "/data", "/live", "/measures"];

    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-hostile-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [BrowserFact]
    public async Task HostileNames_OnEveryPage_AreShownAsTextAndExported()
    {
        await (await AnalyticsProcess.StartAsync(folder: _folder)).DisposeAsync();
        foreach (var (kind, name, text) in HostileShop.Files())
        {
            await ImportAsync(kind, name, text);
        }

        await using var application = await AnalyticsProcess.StartAsync(folder: _folder);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, ReducedMotion = ReducedMotion.Reduce }, application);
        await page.SignInAsAdminAsync(application);
        var ran = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            ran.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        page.PageError += (_, error) => ran.Add(error);

        foreach (var path in Paths)
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator(".frame[data-live]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
            Assert.Equal(0, await page.Locator("img[src='x'], svg[onload], main script").CountAsync());
            Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0, $"{path} is wider than its window.");
        }

        await page.GotoAsync("/customers?q=onerror");
        await Assertions.Expect(page.Locator(".frame[data-live]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByText("<img src=x onerror=alert(1)>").First).ToBeVisibleAsync();
        Assert.Empty(ran);
        await page.GetByRole(AriaRole.Button, new() { Name = "Export this list", Exact = true }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        var exported = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("<img src=x onerror=alert(1)>", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=cmd", exported, StringComparison.Ordinal);
    }

    // The command line's names of the kinds are the kinds' own, in its way of writing.
    private async Task ImportAsync(BatchKind kind, string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text);
        var map = string.Join(',', HostileShop.Columns(text).Select(static column => $"{column}={column}"));
        var run = await CommandRun.RunAsync("import", path, "--as", JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()), "--map", map, "--db", Path.Combine(_folder, "analytics.db"));
        Assert.True(run.Code == 0, $"{name}: {run.Error}");
    }
}
