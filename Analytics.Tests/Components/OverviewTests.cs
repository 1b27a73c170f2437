using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Pages;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components;

public sealed class OverviewTests : PageContext
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private readonly FakeChanges _changes = new();

    [Fact]
    public void Render_Data_ShowsNineTilesSixChartsAndTwoTables()
    {
        var page = RenderOverview(MadeUpShop.Lines(Today, 600));

        Assert.Equal(9, page.FindAll("article.tile").Count);
        Assert.Equal(6, Charts.Invocations["create"].Count);
        Assert.Equal(2, page.FindAll("section.rank table").Count);
        Assert.Contains("vs 21 Nov 2024 – 20 Nov 2025", page.Find("article.tile .change").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Twice_AsksEachQuestionOnce()
    {
        var runner = new FakeQueryRunner(MadeUpShop.Lines(Today, 600));
        var first = RenderOverview(runner);
        var asked = runner.Asked.Count;

        Render<Overview>();

        Assert.Equal(asked, runner.Asked.Count);
        Assert.Equal(asked, runner.Asked.Distinct().Count());
        Assert.NotNull(first);
    }

    [Fact]
    public async Task BarClicked_Category_FiltersByItInTheAddress()
    {
        var page = RenderOverview(MadeUpShop.Lines(Today, 600));
        var category = page.FindComponents<PlotlyChart>().Single(c => c.Instance.Label.StartsWith("Net revenue by category", StringComparison.Ordinal));

        await category.InvokeAsync(() => category.Instance.PointClicked(0, 0));

        var navigation = Services.GetRequiredService<NavigationManager>();
        Assert.Matches("\\?category=[A-Z][a-z]+$", navigation.Uri);
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".chip")), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task ChipRemoved_Filter_LeavesTheAddress()
    {
        var page = RenderOverview(MadeUpShop.Lines(Today, 600), "/?category=Books&period=30d");

        await page.InvokeAsync(() => page.Find(".chip button").ClickAsync());

        Assert.EndsWith("/?period=30d", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".chip")), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Render_NoCategoriesInData_SaysSoAndWhatToDo()
    {
        var page = RenderOverview([.. MadeUpShop.Lines(Today, 600).Select(l => l with { Category = null })]);

        Assert.Contains("No categories in this data", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Map a category column", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NothingImported_OffersTheImport()
    {
        var page = RenderOverview([]);

        Assert.Equal("data/import", page.Find(".empty-state a.button").GetAttribute("href"));
        Assert.Empty(Charts.Invocations);
    }

    [Fact]
    public async Task ExplainClicked_AverageOrderValue_ShowsPartsFiltersAndLines()
    {
        var page = RenderOverview(MadeUpShop.Lines(Today, 600), "/?category=Books");

        await page.InvokeAsync(() => page.Find("[aria-label='How Average order value is made']").ClickAsync());

        var text = page.Find("dialog .content").TextContent;
        Assert.Contains("÷ Orders", text, StringComparison.Ordinal);
        Assert.Contains("Category is Books", text, StringComparison.Ordinal);
        Assert.Contains("Lines counted", text, StringComparison.Ordinal);
        Assert.StartsWith("lines?category=Books&measure=averageOrderValue", page.Find("dialog .actions a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TableToggled_Chart_ShowsItsNumbers()
    {
        var page = RenderOverview(MadeUpShop.Lines(Today, 600));

        await page.InvokeAsync(() => page.Find("[aria-label='Net revenue over time: show as a table']").ClickAsync());

        Assert.NotEmpty(page.FindAll(".chart-card.main-chart table tbody tr"));
    }

    [Theory]
    [InlineData(Policies.Export, true)]
    [InlineData(Policies.Read, false)]
    public void Render_ByPolicy_OffersExportsOnlyToThoseWhoMay(string policy, bool isOffered)
    {
        var page = RenderOverview(MadeUpShop.Lines(Today, 600), policy: policy);

        Assert.Equal(isOffered, page.FindAll("a[download]").Count > 0);
    }

    [Fact]
    public async Task Dispose_Always_LeavesNoSubscriptionBehind()
    {
        RenderOverview(MadeUpShop.Lines(Today, 600));
        var queries = Services.GetRequiredService<CachedQueryService>();

        await DisposeComponentsAsync();

        Assert.Equal(6, Charts.Invocations["dispose"].Count);
        Assert.Equal(0, queries.Listeners);
    }

    [Fact]
    public void DataChanged_PageOpen_LoadsAgain()
    {
        var runner = new FakeQueryRunner(MadeUpShop.Lines(Today, 600));
        RenderOverview(runner);
        var asked = runner.Asked.Count;

        runner.Freshness = runner.Freshness with { DataVersion = 2 };
        _changes.Raise(2);

        Assert.True(SpinWait.SpinUntil(() => runner.Asked.Count == 2 * asked, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void DataChanged_PageOpen_KeepsTheOldUntilTheNewIsThere()
    {
        var runner = new FakeQueryRunner(MadeUpShop.Lines(Today, 600));
        var page = RenderOverview(runner);
        var go = new TaskCompletionSource();
        runner.Wait = _ => go.Task;

        runner.Freshness = runner.Freshness with { DataVersion = 2, TotalLines = 601 };
        _changes.Raise(2);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".tiles.stale")), TimeSpan.FromSeconds(20));
        Assert.Equal(9, page.FindAll("article.tile").Count);
        Assert.Empty(page.FindAll(".tiles .skeleton, .chart-card .skeleton, .rank .skeleton"));
        Assert.Contains("601 lines", page.Find(".freshness").TextContent, StringComparison.Ordinal);

        go.SetResult();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".stale")), TimeSpan.FromSeconds(20));
        Assert.Equal(6, Charts.Invocations["create"].Count);
    }

    [Fact]
    public void Render_Data_LeadsFromEachRankedRowToItsLines()
    {
        var page = RenderOverview(MadeUpShop.Lines(Today, 600), "/?category=Books");

        var links = page.FindAll("section.rank .lines-link");

        Assert.Equal(page.FindAll("section.rank tbody tr:not(.other)").Count, links.Count);
        Assert.Matches("^lines\\?category=Books&product=[^&]+&measure=netRevenue$", links[0].GetAttribute("href")!);
    }

    [Fact]
    public async Task TableOfTime_Row_LeadsToTheLinesOfItsDays()
    {
        var page = RenderOverview(MadeUpShop.Lines(Today, 600), "/?from=2026-08-15&to=2026-11-20&grain=month");
        await page.InvokeAsync(() => page.Find("[aria-label='Net revenue over time: show as a table']").ClickAsync());

        var links = page.FindAll(".main-chart .lines-link").Select(l => l.GetAttribute("href")).ToArray();

        Assert.Equal("lines?from=2026-08-15&to=2026-08-31&measure=netRevenue", links[0]);
        Assert.Equal("lines?from=2026-11-01&to=2026-11-20&measure=netRevenue", links[^1]);
    }

    [Fact]
    public async Task BarClicked_OfALeftOutValue_KeepsItAlone()
    {
        var page = RenderOverview(MadeUpShop.Lines(Today, 600), "/?category!=Books");
        var category = page.FindComponents<PlotlyChart>().Single(c => c.Instance.Label.StartsWith("Net revenue by category", StringComparison.Ordinal));

        await category.InvokeAsync(() => category.Instance.PointClicked(0, 0));

        Assert.Matches("\\?category=[A-Z][a-z]+$", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task Cleared_NothingPicked_LeavesTheAddress()
    {
        var page = RenderOverview(MadeUpShop.Lines(Today, 600), "/?period=30d");
        var navigation = Services.GetRequiredService<NavigationManager>();
        var moves = 0;
        navigation.LocationChanged += (_, _) => moves++;
        var category = page.FindComponents<PlotlyChart>().Single(c => c.Instance.Label.StartsWith("Net revenue by category", StringComparison.Ordinal));

        await category.InvokeAsync(category.Instance.Cleared);

        Assert.Equal(0, moves);
    }

    private IRenderedComponent<Overview> RenderOverview(IReadOnlyList<FakeLine> lines, string address = "/", string policy = Policies.Export) =>
        RenderOverview(new FakeQueryRunner(lines, lines.Count == 0 ? Today : null), address, policy);

    private IRenderedComponent<Overview> RenderOverview(FakeQueryRunner runner, string address = "/", string policy = Policies.Export)
    {
        var scoring = new FakeScoring();
        Services.AddSingleton<IQueryRunner>(runner);
        Services.AddSingleton<IDataChanges>(_changes);
        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Options.Create(new QueryCacheOptions()));
        Services.AddSingleton<CachedQueryService>();
        Services.AddScoped<ShellState>();
        Services.AddSingleton<ICustomerScoring>(scoring);
        Services.AddSingleton<IPredictionActions>(new FakePredictionActions(scoring));
        Services.AddSingleton<Analytics.Core.Monitoring.IInsights>(new FakeInsights());
        Services.AddSingleton<Analytics.Core.Monitoring.IKeyMeasures>(new FakeKeyMeasures());
        var authorization = AddAuthorization();
        authorization.SetAuthorized("ada@shop.example");
        authorization.SetPolicies(Policies.Read, Policies.Import, policy);
        ComponentFactories.AddStub<Analytics.Web.Components.Controls.SavedViewsMenu>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<Overview>();
        page.WaitForAssertion(
            () =>
            {
                Assert.Empty(page.FindAll(".tiles .skeleton, .chart-card .skeleton, .rank .skeleton"));
                Assert.Equal(page.FindComponents<PlotlyChart>().Count, Charts.Invocations["create"].Count);
                Assert.Equal(runner.Lines.Count == 0 ? 0 : 6, page.FindComponents<PlotlyChart>().Count + page.FindAll(".chart-card .empty").Count);
            },
            TimeSpan.FromSeconds(20));
        return page;
    }
}
