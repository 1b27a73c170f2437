using Analytics.Core.Forecasting;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Pages.Forecast;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.Forecast;

public sealed class ForecastPageTests : PageContext
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private readonly FakeChanges _changes = new();
    private readonly FakeForecaster _models = new();
    private readonly FakePredictionActions _deeds = new(new FakeScoring());

    [Fact]
    public void Render_Data_ShowsTilesChartsAndScores()
    {
        var page = RenderPage();

        Assert.Equal(6, page.FindAll("article.figure-tile").Count);
        Assert.Equal(4, Charts.Invocations["create"].Count);
        Assert.Contains("Next 28 days", page.Markup, StringComparison.Ordinal);
        Assert.Contains("In the 95% band", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Seasonal naive", page.Find(".scores").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Not better than naive", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OneStepAhead_EarlierForecastsAreSeenAsPoints()
    {
        var page = RenderPage("/forecast?days=1");

        var chart = page.FindComponents<PlotlyChart>().Single(c => c.Instance.Label.StartsWith("Earlier forecasts", StringComparison.Ordinal)).Instance;
        var then = Assert.Single(chart.Figure.Traces.OfType<LineTrace>(), t => t.Name == "Forecast then");
        Assert.Equal("lines+markers", then.Mode);
    }

    [Fact]
    public void Render_Address_IsWhatIsAsked()
    {
        var page = RenderPage("/forecast?measure=grossRevenue&days=14&level=0.8&model=snaive&by=category");

        Assert.Contains("Gross revenue: history and forecast", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Next 14 days", page.Markup, StringComparison.Ordinal);
        Assert.Equal("snaive", page.Find("select[data-field=model] option[selected]").GetAttribute("value"));
        var rows = page.FindAll(".parts tbody tr");
        Assert.Equal(6, rows.Count);
        Assert.Equal("All", rows[^1].QuerySelector("th")!.TextContent);
    }

    [Theory]
    [InlineData("measure", "orders", "?measure=orders")]
    [InlineData("days", "90", "?days=90")]
    [InlineData("days", "9999", "?days=365")]
    [InlineData("days", "28", "")]
    [InlineData("grain", "week", "?grain=week")]
    [InlineData("level", "0.8", "?level=0.8")]
    [InlineData("model", "snaive", "?model=snaive")]
    [InlineData("by", "channel", "?by=channel")]
    [InlineData("train", "365d", "?train=365d")]
    public async Task Control_Changed_StandsInTheAddress(string field, string value, string query)
    {
        var page = RenderPage();

        await page.InvokeAsync(() => page.Find($"[data-field={field}]").ChangeAsync(new ChangeEventArgs { Value = value }));

        Assert.EndsWith("/forecast" + query, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIf_Added_StandsInTheAddressAndChangesTheTotal()
    {
        var page = RenderPage();

        await page.InvokeAsync(() => page.Find(".what-if form").SubmitAsync());

        Assert.EndsWith("/forecast?promo=2026-11-21~2026-11-27~20", Uri.UnescapeDataString(Services.GetRequiredService<NavigationManager>().Uri), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("+5.0%", page.Find(".what-if .result").TextContent, StringComparison.Ordinal), Long);
        Assert.Equal(1, _models.Asked);
        await page.InvokeAsync(() => page.Find(".what-if .changes button").ClickAsync());
        Assert.EndsWith("/forecast", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NotBetterThanNaive_SaysSoInWords()
    {
        _models.Warnings = [new ForecastWarning(ForecastWarningKind.NotBetterThanNaive, "Nothing beats repeating last week.")];

        var page = RenderPage();

        Assert.Contains("Not better than naive. Nothing beats repeating last week.", page.Find(".warnings").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NothingImported_OffersTheImport()
    {
        var page = RenderPage(lines: []);

        Assert.Equal("data/import", page.Find(".empty-state a.button").GetAttribute("href"));
        Assert.Empty(Charts.Invocations);
    }

    [Fact]
    public void Render_TooLittleData_SaysHowMuchIsNeeded()
    {
        var page = RenderPage(lines: [.. MadeUpShop.Lines(Today, 2_000).Where(l => DateOnly.FromDateTime(l.At) > Today.AddDays(-9))]);

        Assert.Contains("9 observations, 14 needed", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_SlowComputation_ShowsProgressAndTheOldAndCanBeCancelled()
    {
        var page = RenderPage();
        _models.Wait = token => token.WaitHandle.WaitOne(Long);

        Services.GetRequiredService<NavigationManager>().NavigateTo("/forecast?days=7");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".work progress")), Long);
        Assert.NotEmpty(page.FindAll(".tiles.stale"));
        await page.InvokeAsync(() => page.Find(".work button").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("was cancelled", page.Find(".state").TextContent, StringComparison.Ordinal), Long);
        Assert.Equal(6, page.FindAll("article.figure-tile").Count);

        _models.Wait = null;
        await page.InvokeAsync(() => page.Find(".state button").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("Next 7 days", page.Markup, StringComparison.Ordinal), Long);
        Assert.Empty(page.FindAll(".stale"));
    }

    [Fact]
    public void Prerender_NothingComputedYet_DoesNotCompute()
    {
        var page = RenderPage(isReady: false, isInteractive: false);

        Assert.Equal(0, _models.Asked);
        Assert.NotEmpty(page.FindAll(".tiles .skeleton"));
    }

    [Fact]
    public async Task ExplainClicked_Total_ShowsAllLevelsAndTheData()
    {
        var page = RenderPage("/forecast?category=Books");

        await page.InvokeAsync(() => page.Find("[aria-label='How Next 28 days is made']").ClickAsync());

        var text = page.Find("dialog .content").TextContent;
        Assert.Contains("99% interval", text, StringComparison.Ordinal);
        Assert.Contains("Category is Books", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_OfTheMainChart_LeadsToTheLinesOfADay()
    {
        var page = RenderPage();

        await page.InvokeAsync(() => page.Find("[aria-label='Net revenue: history and forecast: show as a table']").ClickAsync());

        var links = page.FindAll(".main-chart .lines-link");
        Assert.Equal("lines?from=2026-11-20&to=2026-11-20&measure=netRevenue", links[^1].GetAttribute("href"));
        Assert.Equal(links.Count + 28, page.FindAll(".main-chart tbody tr").Count);
    }

    [Theory]
    [InlineData(Policies.Export, 3)]
    [InlineData(Policies.Read, 0)]
    public void Render_ByPolicy_OffersTheExport(string policy, int links) =>
        Assert.Equal(links, RenderPage("/forecast?category=Books", policy: policy).FindAll("a[href^='api/v1/export/forecast?measure=netRevenue&days=28'][href*='category=Books']").Count);

    [Fact]
    public async Task Render_AnEarlierVersionIsHeld_SaysSoShowsWhatCameSinceAndLetsItEnd()
    {
        await _deeds.Holds.GoBackAsync(Today.AddDays(-11), "ada");
        var page = RenderPage();

        Assert.Contains("Forecasts learn until", page.Find(".notice.hold").TextContent, StringComparison.Ordinal);
        Assert.Contains("ada went back", page.Find(".notice.hold").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindComponents<PlotlyChart>()[0].Instance.Figure.Traces.OfType<LineTrace>(), t => t.Name == "What came since" && t.X.Count == 1 + 11);

        await page.InvokeAsync(() => page.Find(".notice.hold button").ClickAsync());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".notice.hold")), Long);
        page.WaitForAssertion(() => Assert.Contains("Next 28 days", page.Markup, StringComparison.Ordinal), Long);
    }

    [Fact]
    public async Task Dispose_Always_LeavesNoSubscriptionBehind()
    {
        RenderPage();

        await DisposeComponentsAsync();

        Assert.Equal(0, Services.GetRequiredService<CachedQueryService>().Listeners);
        Assert.Equal(0, _deeds.Holds.Listeners);
        Assert.Equal(Charts.Invocations["create"].Count, Charts.Invocations["dispose"].Count);
    }

    private IRenderedComponent<ForecastPage> RenderPage(
        string address = "/forecast", IReadOnlyList<FakeLine>? lines = null, string policy = Policies.Export, bool isReady = true, bool isInteractive = true)
    {
        lines ??= MadeUpShop.Lines(Today, 2_000);
        var runner = new FakeQueryRunner(lines, Today, isClosed: true);
        Services.AddSingleton<IQueryRunner>(runner);
        Services.AddSingleton<IDataChanges>(_changes);
        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Options.Create(new QueryCacheOptions()));
        Services.AddSingleton<CachedQueryService>();
        Services.AddSingleton<IForecastHolds>(_deeds.Holds);
        Services.AddSingleton<IPredictionActions>(_deeds);
        Services.AddSingleton(new ForecastService(runner, _models, null, TimeProvider.System, holds: _deeds.Holds));
        Services.AddScoped<ShellState>();
        var authorization = AddAuthorization();
        authorization.SetAuthorized("ada@shop.example");
        authorization.SetPolicies(Policies.Read, Policies.Import, policy);
        ComponentFactories.AddStub<Analytics.Web.Components.Controls.SavedViewsMenu>();
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<ForecastPage>();
        if (isReady)
        {
            page.WaitForAssertion(() => Assert.Empty(page.FindAll(".tiles .skeleton, .chart-card .skeleton")), Long);
            // Charts are drawn after the render that brings them.
            Assert.True(SpinWait.SpinUntil(() => page.FindComponents<PlotlyChart>().Count == Charts.Invocations["create"].Count, Long));
        }

        return page;
    }
}
