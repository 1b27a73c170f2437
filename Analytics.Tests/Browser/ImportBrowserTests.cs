using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>A shop's file on its way in and out again, as a person does it.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class ImportBrowserTests(BrowserFixture browser)
{
    private const string SmallFile = """
        InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
        1001,A1,Lamp,2,2010-12-01 08:26:00,10.50,17850,France
        1002,B2,Chair,1,2010-12-02 09:00:00,99.90,17851,Spain
        C1003,A1,Lamp,-1,2010-12-03 10:00:00,10.50,17850,France
        """;

    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 180_000 };

    [BrowserFact]
    public async Task Wizard_ShopFile_ShowsItsRevenueAndUndoGivesTheOldBack()
    {
        var page = await SignInAsync();
        var (file, revenue) = File();
        await page.GotoAsync("/data");
        var before = await TotalAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Import a file" }).ClickAsync();
        await page.Locator(".drop[data-ready] input[type=file]").SetInputFilesAsync(file);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What is in the file" })).ToBeVisibleAsync(Patient);
        await page.GetByRole(AriaRole.Button, new() { Name = "Match the columns" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What would be imported" })).ToBeVisibleAsync(Patient);
        var serious = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}");
        Assert.Empty(serious);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Keep the demo: numbers mix" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Import [0-9,]+ rows$", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("rows are in$", RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToBeVisibleAsync(Patient);
        await Assertions.Expect(page.GetByText(revenue).First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "See it on the Overview" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/data", StringComparison.Ordinal));
        await page.WaitForFunctionAsync(
            "revenue => document.documentElement.outerHTML.includes(revenue)", revenue, new() { Timeout = 60_000 });

        await page.GotoAsync("/data");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Undo " + Regex.Escape(Path.GetFileName(file)), RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import" }).ClickAsync();
        await Assertions.Expect(page.GetByText("undone", new() { Exact = true }).First).ToBeVisibleAsync(Patient);
        await page.ReloadAsync();
        Assert.Equal(before, await TotalAsync(page));
    }

    private static (string Path, string Revenue) File()
    {
        if (SharedData.Has("data/online_retail/online_retail.csv"))
        {
            return (SharedData.PathTo("data", "online_retail", "online_retail.csv"), "9,747,747.93");
        }

        var path = Path.Combine(Directory.CreateTempSubdirectory("analytics-import-").FullName, "shop.csv");
        System.IO.File.WriteAllText(path, SmallFile);
        return (path, "110.40");
    }

    private static async Task<string> TotalAsync(IPage page)
    {
        var total = page.Locator("dt", new() { HasText = "Net revenue" }).Locator("xpath=../dd");
        await Assertions.Expect(total).ToHaveTextAsync(new Regex("[1-9]", RegexOptions.None, TimeSpan.FromSeconds(1)));
        return await total.InnerTextAsync();
    }

    private async Task<IPage> SignInAsync()
    {
        var page = await browser.NewPageAsync();
        var password = Regex.Match(browser.Application.Log, @"admin@demo\.local\s+(?<password>\S+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["password"].Value;
        await page.GotoAsync("/data");
        await page.GetByLabel("E-mail").FillAsync("admin@demo.local");
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account", StringComparison.Ordinal));
        return page;
    }
}
