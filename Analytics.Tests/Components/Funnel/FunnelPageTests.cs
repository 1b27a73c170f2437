using Analytics.Core.Customers;
using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Tests.Core.Funnels;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Pages.Funnel;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.Funnel;

public sealed class FunnelPageTests : PageContext
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private readonly FakeFunnelActions _actions = new();

    [Fact]
    public void Render_Events_ShowsStepsPartsAndWhatStandsOut()
    {
        var (page, _) = RenderPage("/funnel?steps=visit,pay&by=device&period=all");

        Assert.Equal(["400", "120"], page.FindAll(".steps tbody tr").Select(static r => r.QuerySelectorAll("td")[0].TextContent));
        Assert.Equal(5, page.FindAll("article.figure-tile").Count);
        Assert.Contains("Device m gets through less often: 10.0% of 200, against 50.0% of 200 others", Text(page.Find(".suggestions").TextContent), StringComparison.Ordinal);
        Assert.Contains("80 more conversions", page.Find(".suggestions").TextContent, StringComparison.Ordinal);
        Assert.Equal("Who converted", page.Find("#people-title").TextContent);
        // Steps, trend, hours, parts, paths.
        Assert.Equal(5, Charts.Invocations["create"].Count);
    }

    [Fact]
    public void Render_NoEvents_SaysWhatToDo()
    {
        var (page, _) = RenderPage("/funnel", isEmpty: true);

        Assert.Equal("data/import", page.Find(".empty-state a.button").GetAttribute("href"));
        Assert.Empty(Charts.Invocations);
    }

    [Theory]
    [InlineData("order", "Strict", "order=strict")]
    [InlineData("window", "30m", "window=30m")]
    [InlineData("by", "device", "by=device")]
    public async Task Option_Changed_StandsInTheAddress(string field, string value, string query)
    {
        var (page, _) = RenderPage("/funnel?steps=visit,pay");

        await page.InvokeAsync(() => page.Find($"[data-field={field}]").ChangeAsync(new ChangeEventArgs { Value = value }));

        Assert.Contains(query, Address, StringComparison.Ordinal);
        Assert.Contains("steps=visit,pay", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_AddedMovedNarrowedAndRemoved_StandInTheAddress()
    {
        var (page, _) = RenderPage("/funnel?steps=visit,pay");

        await page.InvokeAsync(() => page.Find(".add button").ClickAsync());
        Assert.Contains("steps=visit,pay,look", Address, StringComparison.Ordinal);
        await ClickAsync("[aria-label='Step 3: move up']");
        Assert.Contains("steps=visit,look,pay", Address, StringComparison.Ordinal);
        await ClickAsync("[aria-label='Step 1: add a condition']");
        Assert.Contains("steps=visit;device=d,look,pay", Address, StringComparison.Ordinal);
        page.WaitForElement("[aria-label='Step 1: value']", Long);
        await page.InvokeAsync(() => page.Find("[aria-label='Step 1: value']").ChangeAsync(new ChangeEventArgs { Value = "m | d" }));
        Assert.Contains("steps=visit;device=m|d,look,pay", Address, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("m | d", page.Find("[aria-label='Step 1: value']").GetAttribute("value")), Long);
        await ClickAsync("[aria-label='Step 2: remove']");
        Assert.Contains("steps=visit;device=m|d,pay", Address, StringComparison.Ordinal);

        Task ClickAsync(string button)
        {
            page.WaitForElement(button, Long);
            return page.InvokeAsync(() => page.Find(button).ClickAsync());
        }
    }

    [Fact]
    public async Task Condition_OfSomethingElse_TakesAValueOfIt()
    {
        var (page, _) = RenderPage("/funnel?steps=visit;device=d,pay");

        await page.InvokeAsync(() => page.Find("[aria-label='Step 1: what']").ChangeAsync(new ChangeEventArgs { Value = "channel" }));

        page.WaitForAssertion(() => Assert.Contains("steps=visit;channel=(none),pay", Address, StringComparison.Ordinal), Long);
        await page.InvokeAsync(() => page.Find("[aria-label='Step 1: what']").ChangeAsync(new ChangeEventArgs { Value = "device" }));
        page.WaitForAssertion(() => Assert.Contains("steps=visit;device=d,pay", Address, StringComparison.Ordinal), Long);
    }

    [Fact]
    public async Task Steps_FewerThanThoseOfTheLastAdvice_ShowTheirOwn()
    {
        var (page, _) = RenderPage("/funnel?steps=visit,look,pay&period=all");
        Assert.Contains("from “look” to “pay”", page.Find(".suggestions").TextContent, StringComparison.Ordinal);

        // The counts come before the advice, which is still of three steps then.
        await page.InvokeAsync(() => page.Find("[aria-label='Step 2: remove']").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("from “visit” to “pay”", page.Find(".suggestions").TextContent, StringComparison.Ordinal), Long);
    }

    [Fact]
    public void Render_ShortNames_SayWhatWasTakenAndWhatTheyCouldBe()
    {
        var (page, _) = RenderPage("/funnel?steps=VISIT,pay&period=all");

        Assert.Equal(["No event is called “VISIT”: “visit” was taken."], page.FindAll(".warnings li").Select(static li => li.TextContent));
        Assert.Equal(["400", "120"], page.FindAll(".steps tbody tr").Select(static r => r.QuerySelectorAll("td")[0].TextContent));
    }

    [Fact]
    public async Task Save_Name_LeadsToTheSavedFunnel()
    {
        var (page, _) = RenderPage("/funnel?steps=visit,pay&order=any");

        await page.InvokeAsync(() => page.FindAll(".builder .tools button").First(static b => b.TextContent == "Save as").ClickAsync());
        await page.InvokeAsync(() => page.Find("form.save input").ChangeAsync(new ChangeEventArgs { Value = "Mine" }));
        await page.InvokeAsync(() => page.Find("form.save").SubmitAsync());

        Assert.Equal(FunnelOrder.Any, _actions.Saved.Single().Query.Order);
        Assert.EndsWith("/funnel?name=Mine", Address, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("Mine", page.Find("#builder-title").TextContent), Long);
    }

    [Fact]
    public async Task Segment_OfThoseWhoLeft_NamesTheCustomersAmongThem()
    {
        var (page, _) = RenderPage("/funnel?steps=visit,pay&period=all&at=1&who=left");

        await page.InvokeAsync(() => page.FindAll(".people .tools button").Single(static b => !b.HasAttribute("popovertarget")).ClickAsync());
        await page.InvokeAsync(() => page.Find("form.save input").ChangeAsync(new ChangeEventArgs { Value = "Left" }));
        await page.InvokeAsync(() => page.Find("form.save").SubmitAsync());

        page.WaitForAssertion(() => Assert.NotEmpty(_actions.Made), Long);
        var condition = Assert.IsType<RuleCondition>(Assert.Single(_actions.Made.Single().Rules.Rules));
        Assert.Equal("customerId", condition.Field);
        Assert.Equal(140, condition.Values.Count);
    }

    [Fact]
    public void Render_UnreadableAddress_SaysSoAndShowsThePaymentFunnel()
    {
        var (page, _) = RenderPage("/funnel?steps=visit,pay&window=soon");

        Assert.Contains("'soon' is no window", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Payment", page.Find("#builder-title").TextContent);
    }

    [Fact]
    public async Task Dispose_Always_LeavesNoSubscriptionBehind()
    {
        var (_, logs) = RenderPage("/funnel?steps=visit,pay");
        Assert.Equal(1, logs.Listeners);

        await DisposeComponentsAsync();

        Assert.Equal(0, logs.Listeners);
        Assert.Equal(0, Services.GetRequiredService<CachedQueryService>().Listeners);
        Assert.Equal(Charts.Invocations["create"].Count, Charts.Invocations["dispose"].Count);
    }

    private string Address => Uri.UnescapeDataString(Services.GetRequiredService<NavigationManager>().Uri);

    private static string Text(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // 400 people: half on each device; of those on d half pay, of those on m a tenth. The multiples of 20 pay on m, and half of those on d with an odd and an even key.
    private static EventLog Log()
    {
        var day = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
        return HandMadeLog.Of([.. Enumerable.Range(1, 400).SelectMany(person =>
        {
            var (device, pays) = person <= 200 ? ("d", person <= 100) : ("m", person <= 220);
            var at = day.AddHours(person % 48);
            return new[] { (person, at, "visit", device), (person, at.AddMinutes(1), "look", device) }.Concat(pays ? [(person, at.AddMinutes(10), "pay", device)] : Array.Empty<(int, DateTime, string, string)>());
        })]);
    }

    private (IRenderedComponent<FunnelPage> Page, FakeEventLogs Logs) RenderPage(string address, bool isEmpty = false)
    {
        var logs = new FakeEventLogs(isEmpty ? null : Log());
        Services.AddSingleton<IQueryRunner>(new FakeQueryRunner(MadeUpShop.Lines(new DateOnly(2026, 3, 4), 200), new DateOnly(2026, 3, 4), isClosed: true));
        Services.AddSingleton<IDataChanges>(new FakeChanges());
        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Options.Create(new QueryCacheOptions()));
        Services.AddSingleton<CachedQueryService>();
        Services.AddSingleton<IEventLogs>(logs);
        Services.AddSingleton<IFunnelRunner>(new FunnelRunner(logs));
        Services.AddSingleton<FunnelAnswers>();
        Services.AddSingleton<IFunnelActions>(_actions);
        Services.AddScoped<ShellState>();
        var authorization = AddAuthorization();
        authorization.SetAuthorized("ada@shop.example");
        authorization.SetPolicies(Policies.Read, Policies.Import, Policies.Export);
        ComponentFactories.AddStub<Analytics.Web.Components.Controls.SavedViewsMenu>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<FunnelPage>();
        if (!isEmpty)
        {
            page.WaitForAssertion(() => Assert.Empty(page.FindAll(".tiles .skeleton, .chart-card .skeleton, .suggestions .skeleton")), Long);
            // Charts are drawn after the render that brings them.
            Assert.True(SpinWait.SpinUntil(() => page.FindComponents<PlotlyChart>().Count == Charts.Invocations["create"].Count, Long));
        }

        return (page, logs);
    }
}
