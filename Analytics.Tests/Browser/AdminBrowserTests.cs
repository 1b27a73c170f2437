using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class AdminBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Users_Added_SetTheirPasswordByLinkAndAreKeptOutOfAdmin()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsAdminAsync();
        await page.GotoAsync("/admin");
        var email = page.GetByLabel("E-mail address");
        await Interactive(page);
        await email.FillAsync("vera@shop.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add and make a link" }).ClickAsync();
        var link = await page.Locator("code.secret").TextContentAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "vera@shop.example", Exact = true })).ToBeVisibleAsync();

        var other = await browser.NewPageAsync();
        await other.GotoAsync(link!);
        await other.GetByLabel("New password", new() { Exact = true }).FillAsync("a password of mine");
        await other.GetByLabel("New password again").FillAsync("a password of mine");
        await other.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
        await other.GetByLabel("E-mail address").FillAsync("vera@shop.example");
        await other.GetByLabel("Password").FillAsync("a password of mine");
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await other.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        await other.GotoAsync("/admin");
        await Assertions.Expect(other.GetByRole(AriaRole.Heading, new() { Name = "This page is not open to your role" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Account_SwitchedOff_LosesItsOpenPage()
    {
        var admin = await browser.NewPageAsync();
        await admin.SignInAsAdminAsync();
        await admin.GotoAsync("/admin/users");
        await Interactive(admin);
        var viewer = await browser.NewPageAsync();
        await viewer.SignInAsync("Viewer");
        await Interactive(viewer);
        var row = admin.GetByRole(AriaRole.Row).Filter(new() { HasText = "viewer@demo.local" });

        await row.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();

        await Assertions.Expect(viewer.GetByRole(AriaRole.Heading, new() { Name = "Please sign in" })).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        await Assertions.Expect(row.GetByText("Active")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Job_RunNow_ShowsItsResult()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsAdminAsync();
        await page.GotoAsync("/admin/jobs");
        await Interactive(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Run now: Integrity check" }).ClickAsync();

        await Assertions.Expect(page.GetByText("The database is sound.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Key_Made_IsShownOnceAndRevoked()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsAdminAsync();
        await page.GotoAsync("/admin/keys");
        await Interactive(page);
        await page.GetByLabel("Name").FillAsync("Nightly report");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        await Assertions.Expect(page.Locator("code.secret")).ToContainTextAsync("ak_");
        await page.GetByRole(AriaRole.Button, new() { Name = "I have copied it" }).ClickAsync();
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Nightly report" }).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Nightly report" })).ToContainTextAsync("revoked");
    }

    [BrowserTheory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Pages_AnySizeAndTheme_AreAccessibleAndDoNotScrollSideways(int width, ColorScheme theme)
    {
        var page = await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce,
        });
        var suffix = $"-{width}-{theme}";
        await page.GotoAsync("/account/sign-in");
        await CheckAsync(page, "sign-in" + suffix);
        await page.GotoAsync(await DemoSignIn.PrintedPathAsync());
        await CheckAsync(page, "sign-in-demo" + suffix);
        await page.SignInAsAdminAsync();
        foreach (var name in (string[])["admin/users", "admin/settings", "admin/keys", "admin/audit", "admin/channels", "admin/jobs", "admin/system", "admin/use", "models", "account", "account/own"])
        {
            await page.GotoAsync("/" + name);
            await CheckAsync(page, name + suffix);
        }
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        // While the circuit takes the page over, it has no title for a moment.
        await Interactive(page);
        await page.WaitForFunctionAsync("() => document.title !== ''");
        var result = await page.RunAxe();
        if (Environment.GetEnvironmentVariable("ANALYTICS_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name.Replace('/', '-') + ".png"), FullPage = true });
        }

        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => name + " " + v.Id + " " + v.Nodes[0].Html));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), name + " scrolls sideways");
    }

    // The page answers clicks once its circuit stands.
    private static Task Interactive(IPage page) => page.WaitForFunctionAsync("() => window.Blazor?._internal?.navigationManager !== undefined && document.querySelector('main') !== null")
        .ContinueWith(_ => page.WaitForTimeoutAsync(1000), TaskScheduler.Default).Unwrap();
}
