using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>Views by name: an analyst keeps one, a viewer does not.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class SavedViewBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task SavedView_Analyst_OpensItsAddressAndCanBeDeleted()
    {
        var page = await OpenAsync("Analyst", "/?period=last-month&category=Books");
        await page.GetByRole(AriaRole.Button, new() { Name = "Views", Exact = true }).ClickAsync();
        await page.GetByLabel("Save this view as").FillAsync("Books last month");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved \"Books last month\".")).ToBeVisibleAsync();

        await page.GotoAsync("/");
        await ReadyAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Views", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Books last month" }).ClickAsync();
        await page.WaitForURLAsync("**/?period=last-month&category=Books");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove the filter on Category" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Views", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the view Books last month" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Books last month" })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task SavedView_Viewer_CannotSaveNorExport()
    {
        var page = await OpenAsync("Viewer", "/");

        await page.GetByRole(AriaRole.Button, new() { Name = "Views", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy a link to this view" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save view" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("a[download]")).ToHaveCountAsync(0);
    }

    private static async Task ReadyAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".plot .main-svg").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".skeleton:visible")).ToHaveCountAsync(0);
    }

    private async Task<IPage> OpenAsync(string role, string address)
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsync(role);
        await page.GotoAsync(address);
        await ReadyAsync(page);
        return page;
    }
}
