using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class HomeBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Home_ButtonClicked_AnswersOverTheCircuit()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Check the connection" });

        // The first click may come before the circuit is up: prerendered markup looks the same.
        await Assertions.Expect(button).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => window.Blazor !== undefined");
        for (var attempt = 0; attempt < 50 && await page.GetByText("Checked 0 times").IsVisibleAsync(); attempt++)
        {
            await button.ClickAsync();
            await page.WaitForTimeoutAsync(100);
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Checked");
        await Assertions.Expect(page.GetByText("Checked 0 times")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task ChartModule_Imported_DrawsBars()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/");

        var bars = await page.EvaluateAsync<int>(
            """
            async () => {
              const charts = await import("./js/charts.js");
              const element = document.body.appendChild(document.createElement("div"));
              await charts.create(element, [{ type: "bar", x: ["a", "b", "c"], y: [1, 2, 3] }], {}, {});
              const count = element.querySelectorAll(".bars .point").length;
              charts.dispose(element);
              return count;
            }
            """);

        Assert.Equal(3, bars);
    }

    [BrowserFact]
    public async Task Home_Axe_FindsNothingSerious()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/");

        var result = await page.RunAxe();

        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => v.Id));
    }
}
