using System.Diagnostics;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>The script on a page of another site, with a key made on the keys' page.</summary>
[Collection(BrowserGroup.Name)]
[Trait("Category", "Browser")]
public sealed class TrackingBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Script_OnAPageOfAnotherSite_SendsWhatIsDoneThereAndSetsNoCookie()
    {
        using var shop = new ShopPage();
        shop.Head = await SnippetAsync(shop.Site);
        var page = await browser.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("favicon", StringComparison.Ordinal))
            {
                errors.Add(message.Text);
            }
        };
        await page.GotoAsync(shop.Site + "/lamps?from=mail&utm_medium=email");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.EvaluateAsync("() => { analytics.signUp('track-77'); analytics.track('payment_completed', { order: 1001 }, 59.9); }");
        Assert.Empty(await page.Context.CookiesAsync([shop.Site]));
        await page.GotoAsync("about:blank");

        var events = await StoredAsync(4);

        Assert.Equal(
            [("page_view", TrackedEventType.PageView), ("add_to_basket", TrackedEventType.Click), ("sign_up", TrackedEventType.SignUp), ("payment_completed", TrackedEventType.Custom)],
            events.Select(static e => (e.Name, e.Type)));
        Assert.All(events, static e => Assert.Equal(("/lamps", "email", "desktop"), (e.Page, e.Channel, e.Device)));
        Assert.Equal("""{"product":"A-17"}""", events[1].PropertiesJson);
        Assert.Equal(599_000, events[3].RevenueUnits);
        Assert.Single(events.Select(static e => e.Session).Distinct());
        Assert.Equal(["track-77", "track-77"], events.Skip(2).Select(static e => e.Actor));
        Assert.NotEqual("track-77", events[0].Actor);
        Assert.Empty(errors);
    }

    [BrowserFact]
    public async Task Script_WhoAsksNotToBeTrackedOrHasNotAgreed_SendsAndKeepsNothing()
    {
        using var shop = new ShopPage();
        shop.Head = (await SnippetAsync(shop.Site)).Replace("data-key", "data-wait data-cookies data-key", StringComparison.Ordinal);
        // What would be sent is counted in the page itself, where a page that is left can be asked too.
        const string Counted = "window.sent = 0; navigator.sendBeacon = () => { sent++; return true; }; window.fetch = () => { sent++; return Promise.resolve({ status: 202 }); };";
        const string Left = "() => { dispatchEvent(new Event('pagehide')); return sent + ' ' + sessionStorage.length + ' ' + document.cookie; }";
        var page = await browser.NewPageAsync();
        await page.AddInitScriptAsync(Counted);
        await page.GotoAsync(shop.Site);
        Assert.Equal("0 0 ", await page.EvaluateAsync<string>(Left));
        await page.EvaluateAsync("() => analytics.allow()");
        Assert.Matches("^1 [1-9] track_visitor=[0-9a-f]{32}$", await page.EvaluateAsync<string>(Left));

        foreach (var wish in (string[])["doNotTrack", "globalPrivacyControl"])
        {
            var shy = await browser.NewPageAsync();
            await shy.AddInitScriptAsync(Counted + $"Object.defineProperty(Navigator.prototype, '{wish}', {{ get: () => '1' }});");
            await shy.GotoAsync(shop.Site);
            await shy.GetByRole(AriaRole.Button).ClickAsync();
            await shy.EvaluateAsync("() => { analytics.allow(); analytics.signIn('x'); analytics.track('y'); }");
            Assert.Equal("0 0 ", await shy.EvaluateAsync<string>(Left));
        }
    }

    private async Task<string> SnippetAsync(string site)
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsAdminAsync();
        await page.GotoAsync("/admin/keys");
        // A click before the page is alive is lost: again until it answers.
        var sites = page.GetByLabel("Sites on whose pages it stands");
        while (!await sites.IsVisibleAsync())
        {
            await page.GetByLabel("send events only").SetCheckedAsync(false);
            await page.GetByLabel("send events only").SetCheckedAsync(true);
            await sites.WaitForAsync(new() { Timeout = 1_000 }).ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        await sites.FillAsync(site);
        await page.GetByLabel("Name").FillAsync("shop pages");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        var snippet = await page.Locator("code.snippet").TextContentAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "send events from " + site })).ToBeVisibleAsync();
        return snippet!;
    }

    private async Task<IReadOnlyList<StoredEvent>> StoredAsync(int count)
    {
        await using var services = new ServiceCollection()
            .AddAnalyticsStorage(new DatabaseOptions { ConnectionString = "Data Source=" + Path.Combine(browser.Application.Folder, "analytics.db") }).BuildServiceProvider();
        var reader = services.GetRequiredService<EventReader>();
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            IReadOnlyList<StoredEvent> found = [.. reader.ReadPage(0, 1_000_000, null, null).Where(static e => e.Page == "/lamps")];
            if (found.Count >= count || clock.Elapsed > TimeSpan.FromSeconds(20))
            {
                return found;
            }
        }
    }
}
