using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>From the demo to one's own shop, as a person goes: look, make an account, import, and the demo is gone.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class LeaveDemoBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Own = "me@shop.example";
    private const string Password = "correct horse 42";

    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 120_000 };

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("analytics-leave-").FullName, "made-up-shop.csv");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
        return Task.CompletedTask;
    }

    [BrowserFact]
    public async Task Wizard_ReplaceTheDemo_AsksForAnOwnAdminAndLeavesOnlyTheFile()
    {
        await using var application = await AnalyticsProcess.StartAsync();
        await using (var made = System.IO.File.Create(_file))
        await using (var small = typeof(LeaveDemoBrowserTests).Assembly.GetManifestResourceStream("made-up-shop.csv")!)
        {
            await small.CopyToAsync(made);
        }

        var page = await browser.NewPageAsync(application: application);
        await page.SignInAsAdminAsync(application);
        await page.GotoAsync("/data/import");
        await page.Locator(".drop[data-ready] input[type=file]").SetInputFilesAsync(_file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Match the columns" }).ClickAsync(new() { Timeout = 120_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What would be imported" })).ToBeVisibleAsync(Patient);
        var import = page.GetByRole(AriaRole.Button, new() { NameRegex = Matching("^Import [0-9]+ rows$") });
        await Assertions.Expect(import).ToBeDisabledAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Make my own account" }).ClickAsync();
        await page.GetByLabel("E-mail").FillAsync(Own);
        var passwords = page.Locator("input[type=password]");
        for (var i = 0; i < await passwords.CountAsync(); i++)
        {
            await passwords.Nth(i).FillAsync(Password);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account and go on" }).ClickAsync();
        await page.WaitForURLAsync(Matching("/data/import"));
        await Assertions.Expect(page.GetByText(Own).First).ToBeVisibleAsync();
        await Assertions.Expect(import).ToBeEnabledAsync();
        await import.ClickAsync();
        await Assertions.Expect(page.GetByText("The demo is gone, its orders and its accounts.")).ToBeVisibleAsync(Patient);

        // Nothing of the demo counts, nobody of it can sign in, and the one who imported still can do all.
        await page.GotoAsync("/data");
        var revenue = page.Locator("dt", new() { HasText = "Net revenue" }).Locator("xpath=../dd");
        await Assertions.Expect(revenue).ToContainTextAsync("1,078.75", new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByText("You are looking at a demo")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = Matching("^Undo made-up-shop.csv") })).ToBeVisibleAsync();
        var stranger = await browser.NewPageAsync(application: application);
        await stranger.GotoAsync("/account/sign-in");
        await Assertions.Expect(stranger.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Assertions.Expect(stranger.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Fill in") })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Undo_DemoBatch_TakesItsAccountsWithIt()
    {
        await using var application = await AnalyticsProcess.StartAsync();
        var page = await browser.NewPageAsync(application: application);
        await page.SignInAsAdminAsync(application);
        await page.GotoAsync("/account/own?ReturnUrl=%2Fdata");
        await page.GetByLabel("E-mail").FillAsync(Own);
        var passwords = page.Locator("input[type=password]");
        for (var i = 0; i < await passwords.CountAsync(); i++)
        {
            await passwords.Nth(i).FillAsync(Password);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account and go on" }).ClickAsync();
        await page.WaitForURLAsync(Matching("/data$"));
        var undo = page.GetByRole(AriaRole.Button, new() { NameRegex = Matching("^Undo Demo") });
        var remove = page.GetByRole(AriaRole.Button, new() { Name = "Remove the demo" });
        await undo.ClickAsync();
        await remove.ClickAsync();

        await page.WaitForURLAsync(Matching("/data/import"), new() { Timeout = 60_000 });
        var stranger = await browser.NewPageAsync(application: application);
        await stranger.GotoAsync("/account/sign-in");
        await Assertions.Expect(stranger.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Assertions.Expect(stranger.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Fill in") })).ToHaveCountAsync(0);
    }

    private static Regex Matching(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
