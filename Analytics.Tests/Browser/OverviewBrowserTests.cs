using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class OverviewBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Overview_Demo_ShowsTilesAndChartsWithoutConsoleErrors()
    {
        var page = await SignedInAsync(1440, ColorScheme.Light);
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add(message.Text);
            }
        };

        await page.GotoAsync("/");
        await Charts(page);

        await Assertions.Expect(page.Locator("article.tile")).ToHaveCountAsync(12);
        Assert.Empty(errors);
    }

    [BrowserFact]
    public async Task FilterMenu_CategoryPickedByKeyboard_StandsInTheAddressAndBackUndoes()
    {
        var page = await SignedInAsync(1440, ColorScheme.Light);
        await page.GotoAsync("/");
        await Charts(page);

        await page.Keyboard.PressAsync("f");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Books" }).CheckAsync();
        await page.WaitForURLAsync("**/?category=Books");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove the filter on Category" })).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove the filter on Category" })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Period_SquareBracket_MovesBackAndTheLinkReproducesIt()
    {
        var page = await SignedInAsync(1440, ColorScheme.Light);
        await page.GotoAsync("/?period=last-month");
        await Charts(page);

        var before = await page.Locator("article.tile .value").First.TextContentAsync();

        await page.Keyboard.PressAsync("[");
        await page.WaitForURLAsync("**/?from=*");
        await Assertions.Expect(page.Locator("article.tile .value").First).Not.ToHaveTextAsync(before!);
        var value = await page.Locator("article.tile .value").First.TextContentAsync();

        await page.ReloadAsync();
        await Charts(page);
        Assert.Equal(value, await page.Locator("article.tile .value").First.TextContentAsync());
    }

    [BrowserFact]
    public async Task Tile_Clicked_LeadsToItsLines()
    {
        var page = await SignedInAsync(1440, ColorScheme.Light);
        await page.GotoAsync("/?category=Books");
        await Charts(page);

        await page.Locator("article.tile .value").First.ClickAsync();

        await page.WaitForURLAsync("**/lines?category=Books&measure=netRevenue");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Lines behind net revenue" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("table tbody tr")).ToHaveCountAsync(50);
    }

    [BrowserFact]
    public async Task Picture_Saved_IsAPng()
    {
        var page = await SignedInAsync(1440, ColorScheme.Light);
        await page.GotoAsync("/");
        await Charts(page);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Net revenue over time: save as a picture (PNG)" }).ClickAsync());

        Assert.Equal("net-revenue-over-time.png", download.SuggestedFilename);
        await using var file = File.OpenRead(await download.PathAsync());
        var head = new byte[4];
        await file.ReadExactlyAsync(head);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], head);
    }

    [BrowserFact]
    public async Task Theme_Dark_IsKeptOverAReload()
    {
        var page = await SignedInAsync(1440, ColorScheme.Light);
        await page.GotoAsync("/");
        await Charts(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "admin" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.ReloadAsync();

        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Equal("rgb(15, 19, 23)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [BrowserTheory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Overview_AnySizeAndTheme_IsAccessibleAndDoesNotScrollSideways(int width, ColorScheme theme)
    {
        var page = await SignedInAsync(width, theme);
        await page.GotoAsync("/");
        await Charts(page);

        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [BrowserFact]
    public async Task Export_ChartAndLinesUnderAFilter_AreCompleteAndGiveTheSameRevenue()
    {
        var page = await SignedInAsync(1440, ColorScheme.Light);
        await page.GotoAsync("/?category=Books");
        await Charts(page);
        var title = await page.Locator("article.tile .value").First.GetAttributeAsync("title");

        var answer = await DownloadAsync(page, "Net revenue by channel: export");
        var total = answer.Sum(row => Amount(row["netRevenue"]));
        Assert.Contains(total.ToString("#,0.00", CultureInfo.InvariantCulture), title, StringComparison.Ordinal);

        await page.GotoAsync("/lines?category=Books&measure=netRevenue");
        var count = await page.GetByRole(AriaRole.Navigation, new() { Name = "Pages of lines" }).Locator("span").TextContentAsync();
        var lines = await DownloadAsync(page, "Export");
        Assert.EndsWith("of " + lines.Count.ToString("#,0", CultureInfo.InvariantCulture), count, StringComparison.Ordinal);
        Assert.Equal(total, lines.Sum(row => Amount(row["amount"])));
    }

    [BrowserFact]
    public async Task Bar_ClickedTwiceQuickly_ResetsWithoutAnEntryInTheHistory()
    {
        var page = await SignedInAsync(1440, ColorScheme.Light);
        await page.GotoAsync("/");
        await Charts(page);
        var before = await page.EvaluateAsync<int>("() => history.length");
        var bar = page.Locator("figure", new() { HasText = "Net revenue by category" }).Locator(".bars .point path").First;

        await bar.DblClickAsync(new() { Force = true });
        await page.WaitForTimeoutAsync(800);

        Assert.Equal(before, await page.EvaluateAsync<int>("() => history.length"));
        Assert.DoesNotContain("category", page.Url, StringComparison.Ordinal);
    }

    private static async Task<List<Dictionary<string, string>>> DownloadAsync(IPage page, string menu)
    {
        // A menu that is opened before the page is alive is drawn anew, and closed.
        await Assertions.Expect(page.Locator(".frame[data-live]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = menu, Exact = true }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        var lines = (await File.ReadAllTextAsync(await download.PathAsync())).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var head = Cells(lines[0]);
        return [.. lines.Skip(1).Select(l => Cells(l)).Select(cells => head.Zip(cells).ToDictionary(p => p.First, p => p.Second, StringComparer.OrdinalIgnoreCase))];
    }

    // Names in quotes may hold commas.
    private static string[] Cells(string line) =>
        [.. Regex.Matches(line.TrimEnd('\r'), "(^|,)(\"(?<quoted>([^\"]|\"\")*)\"|(?<plain>[^,]*))", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Groups["plain"].Value)];

    private static decimal Amount(string cell) => decimal.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static async Task Charts(IPage page)
    {
        await Assertions.Expect(page.Locator(".plot .main-svg").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".skeleton:visible")).ToHaveCountAsync(0);
    }

    private async Task<IPage> SignedInAsync(int width, ColorScheme theme)
    {
        var page = await browser.NewPageAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await page.SignInAsAdminAsync();
        return page;
    }
}
