using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class ShellBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task UnknownAddress_Opened_SaysSoAndLeadsBack()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsAdminAsync();

        var response = await page.GotoAsync("/no/such/page");

        Assert.Equal(404, response!.Status);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is no page at this address" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Go to the Overview" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task ChartModule_Imported_DrawsNamesAsTheyAreAndCleansUp()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/no/such/page");

        var drawn = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const charts = await import("/js/charts.js");
              const element = document.body.appendChild(document.createElement("div"));
              element.style.height = "200px";
              const figure = {
                traces: [{ type: "bar", x: ["&lt;b&gt;a&lt;/b&gt;", "&lt;img src=x onerror=alert(1)&gt;"], y: [1, 2], marker: { color: "var(--series-1)" } }],
                layout: { xaxis: { type: "category" } }, title: "t", fileName: "t.png",
              };
              await charts.create(element, figure, null);
              const names = [...element.querySelectorAll(".xtick text")].map((t) => t.textContent);
              const bars = element.querySelectorAll(".bars .point").length;
              charts.dispose(element);
              return [...names, String(bars), String(element.querySelectorAll("svg").length), Object.keys(charts).sort().join()];
            }
            """);

        Assert.Equal(["<b>a</b>", "<img src=x onerror=alert(1)>", "2", "0", "append,create,dispose,update"], drawn);
    }

    [BrowserFact]
    public async Task ChartModule_Fetched_IsCompressedAndKeptForAYear()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        var address = await page.Locator("link[rel=modulepreload]").GetAttributeAsync("href");
        using var client = new HttpClient { BaseAddress = browser.Application.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");

        using var answer = await client.GetAsync(new Uri(address!, UriKind.Relative));

        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 100_000, 600_000);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.False(answer.Headers.ETag!.IsWeak);
    }

    [BrowserFact]
    public async Task UnknownAddress_Axe_FindsNothingSerious()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsAdminAsync();
        await page.GotoAsync("/no/such/page");

        var result = await page.RunAxe();

        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id));
    }

    [BrowserFact]
    public async Task Button_ClickedBeforeTheCircuitIsThere_DoesWhatItSaysOnceItIs()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsAdminAsync();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "How Net revenue is made" }).ClickAsync();
        await Assertions.Expect(page.Locator(".frame[data-live]")).ToHaveCountAsync(0);

        held.SetResult();

        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }
}
