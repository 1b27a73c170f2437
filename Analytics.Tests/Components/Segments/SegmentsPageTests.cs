using System.Text.Json;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Pages.Segments;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.Segments;

public sealed class SegmentsPageTests : PageContext
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeChanges _changes = new();
    private readonly FakeScoring _scoring = new();

    [Fact]
    public void Render_Map_ShowsFactsThreeChartsAndElevenSegments()
    {
        var page = RenderPage("/segments", 3);

        Assert.Equal(4, page.FindAll(".fact").Count);
        Assert.Equal(11, page.FindAll("table tbody tr").Count);
        var types = Charts.Invocations["create"].Select(i => JsonSerializer.SerializeToElement(i.Arguments[1], Wire).GetProperty("traces")[0].GetProperty("type").GetString());
        Assert.Equal(["heatmap", "pie", "bar"], types);
    }

    [Fact]
    public void Render_Map_ColoursTwentyFiveCellsAndWritesThemThreeWays()
    {
        var page = RenderPage("/segments", 3);

        var map = Chart(page, "RFM map by customers").Instance.Figure;
        var heat = Assert.IsType<HeatTrace>(map.Traces[0]);
        Assert.Equal(5, heat.Z.Count);
        Assert.All(heat.Z, row => Assert.Equal(5, row.Count));
        Assert.Equal(["5", "4", "3", "2", "1"], heat.Y);
        var words = map.Traces.Skip(1).Cast<PointTrace>().ToArray();
        Assert.All(words, w => Assert.Equal(25, w.Text!.Count));
        Assert.StartsWith("<b>New Customers</b>", words[0].Text![0], StringComparison.Ordinal);
        Assert.Equal(words[0].Meta!.Least, words[1].Meta!.Below);
    }

    [Fact]
    public void Render_Donut_HasAtMostFiveParts()
    {
        var page = RenderPage("/segments", 3);

        var ring = Assert.IsType<PieTrace>(Chart(page, "Customers by group").Instance.Figure.Traces[0]);
        Assert.InRange(ring.Labels.Count, 2, 5);
        Assert.Equal(ring.Labels.Count, ring.Marker.Colors.Distinct().Count());
    }

    [Fact]
    public async Task CellClicked_Champions_FiltersByTheSegmentAndAgainByNone()
    {
        var page = RenderPage("/segments", 3);

        // The cell R 5, FM 5 is the first row's last.
        await page.InvokeAsync(() => Chart(page, "RFM map by customers").Instance.PointClicked(0, 4));
        Assert.EndsWith("/segments?rfmSegment=Champions", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.NotNull(Chart(page, "RFM map by customers").Instance.Figure.Layout.Shapes), Patience);

        await page.InvokeAsync(() => Chart(page, "RFM map by customers").Instance.PointClicked(0, 3));
        Assert.EndsWith("/segments", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Colour by", "Revenue", "/segments?map=revenue")]
    [InlineData("Which orders", "This period", "/segments?on=period")]
    [InlineData("Value", "Per customer", "/segments?bars=average")]
    public async Task Choice_Made_StandsInTheAddress(string group, string choice, string address)
    {
        var page = RenderPage("/segments", 3);

        await Choose(page, group, choice);

        Assert.EndsWith(address, Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("true", Button(page, group, choice).GetAttribute("aria-pressed")), Patience);
    }

    [Theory]
    [InlineData("What is told", "Net revenue", "show=revenue&tab=cohorts", "Cumulative revenue per customer by cohort")]
    [InlineData("Length of a period", "Week", "cohort=week&tab=cohorts", "Retention by cohort")]
    [InlineData("Average", "Simple mean", "average=simple&tab=cohorts", "Retention by cohort")]
    public async Task CohortChoice_Made_StandsInTheAddress(string group, string choice, string query, string title)
    {
        var page = RenderPage("/segments?tab=cohorts", 1);

        await Choose(page, group, choice);

        Assert.EndsWith("/segments?" + query, Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(title, page.Find(".chart-card h2").TextContent), Patience);
    }

    [Fact]
    public void Render_Cohorts_MarksUnfinishedCellsAndLeavesThemOutOfTheAverage()
    {
        var page = RenderPage("/segments?tab=cohorts&from=2026-06-01&to=2026-11-20&cohort=month", 1);

        var figure = Chart(page, "Retention by cohort").Instance.Figure;
        var heat = Assert.IsType<HeatTrace>(figure.Traces[0]);
        var words = Assert.IsType<PointTrace>(figure.Traces[1]);
        var stars = words.Text!.Count(t => t.EndsWith('*'));
        Assert.True(stars > 0);
        Assert.Equal(stars, figure.Layout.Shapes!.Count(s => s.Type == "rect"));
        Assert.Null(heat.Z[0][0]);
        Assert.Contains("not in the average", page.Markup, StringComparison.Ordinal);
        // On a phone the same cells stand in a table.
        Assert.Equal(words.Text!, page.FindAll(".heat tbody td").Select(c => c.TextContent).Where(t => t.Length > 0));
        Assert.Equal(stars, page.FindAll(".heat td.open").Count);
    }

    [Fact]
    public void Render_Movement_DrawsFlowsThatAddUpOnBothSides()
    {
        var page = RenderPage("/segments?tab=movement&since=2026-05-01", 1);

        var flows = Assert.IsType<SankeyTrace>(Chart(page, "Movement since 1 May 2026").Instance.Figure.Traces[0]);
        Assert.Equal(flows.Node.Label.Count, flows.Node.Y.Count);
        Assert.All(flows.Link.Source.Zip(flows.Link.Target), l => Assert.True(l.First < l.Second));
        var rows = page.FindAll(".changes tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => int.Parse(c.TextContent.Replace('−', '-').TrimStart('±', '+'))).ToArray()).ToArray();
        Assert.Equal(11, rows.Length);
        // Then − left + came = now, and the difference says the same.
        Assert.All(rows, r => Assert.Equal((r[3], r[3] - r[0]), (r[0] - r[1] + r[2], r[4])));
        Assert.Equal(rows.Sum(r => r[3]), (int)flows.Link.Value.Sum());
    }

    [Theory]
    [InlineData("Since", "30 days", "since=30&tab=movement")]
    [InlineData("Told apart", "Segments", "moves=segments&tab=movement")]
    public async Task MovementChoice_Made_StandsInTheAddress(string group, string choice, string query)
    {
        var page = RenderPage("/segments?tab=movement", 1);

        await Choose(page, group, choice);

        Assert.EndsWith("/segments?" + query, Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("true", Button(page, group, choice).GetAttribute("aria-pressed")), Patience);
    }

    [Fact]
    public void Render_Clusters_DrawsThinnedPointsAndNamesEachCluster()
    {
        var page = RenderPage("/segments?tab=clusters&k=4", 1);

        var traces = Chart(page, "Clusters of customers").Instance.Figure.Traces.Cast<PointTrace>().ToArray();
        Assert.Equal(4, traces.Length);
        Assert.All(traces, t => Assert.InRange(((double[])t.X).Length, 1, ChartTrace.MaxPoints));
        Assert.Equal(4, traces.Select(t => t.Marker!.Color).Distinct().Count());
        Assert.Equal(4, traces.Select(t => t.Marker!.Symbol).Distinct().Count());
        Assert.Equal(["High Value", "Upper Medium Value", "Lower Medium Value", "Low Value"], page.FindAll("tbody th").Select(h => h.TextContent.Trim()));
    }

    [Fact]
    public void Render_ClustersBySilhouette_ShowsEveryKAndMarksTheOneKept()
    {
        var page = RenderPage("/segments?tab=clusters&k=auto&preset=behaviour", 1);

        Assert.Equal(7, page.FindAll("section").Single(s => s.TextContent.Contains("Choice of k", StringComparison.Ordinal)).QuerySelectorAll("tbody tr").Length);
        Assert.Single(page.FindAll("tr.kept"));
    }

    [Fact]
    public async Task ClusterAxes_Chosen_StandInTheAddressAndNothingIsClusteredAgain()
    {
        var page = RenderPage("/segments?tab=clusters", 1);
        var rows = page.FindAll("tbody tr").Count;

        await page.InvokeAsync(() => page.FindAll(".axes select")[0].ChangeAsync(new() { Value = "orders" }));

        Assert.EndsWith("/segments?tab=clusters&x=orders", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.StartsWith("Orders", Chart(page, "Clusters of customers").Instance.Figure.Layout.Xaxis.Title!.Text, StringComparison.Ordinal), Patience);
        Assert.Equal(rows, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public void Render_MoreClustersThanCustomers_SaysWhatToChange()
    {
        var page = RenderPage("/segments?tab=clusters&k=8", 0, lines: 4);

        page.WaitForAssertion(() => Assert.Contains("No clusters here", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Contains("Take k of at most", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NoCustomerInTheFilter_SaysSoAndOffersAllTime()
    {
        var page = RenderPage("/segments?from=2001-01-01&to=2001-02-01", 0);

        Assert.Contains("Nobody to put on the map", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Show all time without filters", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_FewCustomers_WarnsThatTheySayLittle()
    {
        var page = RenderPage("/segments", 3, lines: 15);

        Assert.Contains("say little about anybody", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NothingImported_OffersTheImport()
    {
        var page = RenderPage("/segments", 0, lines: 0);

        Assert.Equal("data/import", page.Find(".empty-state a.button").GetAttribute("href"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Render_Segments_LeadToTheirCustomersWhereThereIsSuchAPage(bool isThere)
    {
        if (isThere)
        {
            Services.AddSingleton(new NavItem("customers", "Customers", "people", 30));
        }

        var page = RenderPage("/segments?category=Books", 3);

        var links = page.FindAll("tbody a").Select(a => a.GetAttribute("href")).ToArray();
        Assert.Equal(isThere ? 11 : 0, links.Length);
        if (isThere)
        {
            Assert.Equal("customers?category=Books&rfmSegment=Champions", links[0]);
        }
    }

    [Fact]
    public async Task Scores_BeingComputed_AreSaidToBeAndThenNotAnyMore()
    {
        _scoring.Progress = new ScoringProgress("Fitting", 0.45, DateTimeOffset.UnixEpoch);
        var page = RenderPage("/segments", 3);
        Assert.Contains("45.0%", page.Find(".scoring").TextContent, StringComparison.Ordinal);

        (_scoring.Current, _scoring.Progress) = (MadeUpScores.Six(), null);
        await page.InvokeAsync(_scoring.Tell);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("progress")), Patience);
    }

    [Fact]
    public void Render_Charts_OfferTheirExports()
    {
        var page = RenderPage("/segments?category=Books", 3);

        Assert.Equal(
            ["api/v1/export/rfm-map?category=Books", "api/v1/export/rfm-segments?category=Books", "api/v1/export/rfm-segments?category=Books"],
            page.FindAll("a[download]").Select(a => a.GetAttribute("href")).Where(href => !href!.Contains("format=", StringComparison.Ordinal)));
        Assert.Equal(
            ["", "&format=jsonl", "&format=xlsx"],
            page.FindAll("a[download][href*='rfm-map']").Select(a => a.GetAttribute("href")![("api/v1/export/rfm-map?category=Books".Length)..]));
    }

    [Fact]
    public async Task Explained_Map_SaysHowScoresAreMade()
    {
        var page = RenderPage("/segments", 3);

        await page.InvokeAsync(() => page.Find("[aria-label='RFM map by customers: how it is made']").ClickAsync());

        Assert.Contains("customers strictly worse", page.Find("dialog .content").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void DataChanged_PageOpen_KeepsTheOldUntilTheNewIsThere()
    {
        var page = RenderPage("/segments", 3);

        _changes.Raise(2);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".stale")), Patience);
        Assert.Equal(3, Charts.Invocations["create"].Count);
    }

    [Fact]
    public async Task Dispose_Always_LeavesNoSubscriptionBehind()
    {
        RenderPage("/segments", 3);
        var queries = Services.GetRequiredService<CachedQueryService>();

        await DisposeComponentsAsync();

        Assert.Equal(3, Charts.Invocations["dispose"].Count);
        Assert.Equal(0, queries.Listeners);
        Assert.Equal(0, _scoring.Listeners);
    }

    private static IRenderedComponent<PlotlyChart> Chart(IRenderedComponent<SegmentsPage> page, string title) =>
        page.FindComponents<PlotlyChart>().Single(c => c.Instance.Label.StartsWith(title, StringComparison.Ordinal));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<SegmentsPage> page, string group, string choice) =>
        page.FindAll($"[role=group][aria-label='{group}'] button").Single(b => b.TextContent == choice);

    private static Task Choose(IRenderedComponent<SegmentsPage> page, string group, string choice) =>
        page.InvokeAsync(() => Button(page, group, choice).ClickAsync());

    private IRenderedComponent<SegmentsPage> RenderPage(string address, int charts, int lines = 900)
    {
        var runner = SegmentShop.Runner(lines);
        Services.AddSingleton<IQueryRunner>(runner);
        Services.AddSingleton<ICustomerQueries>(runner);
        Services.AddSingleton<IDataChanges>(_changes);
        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Options.Create(new QueryCacheOptions()));
        Services.AddSingleton<CachedQueryService>();
        Services.AddSingleton<ICustomerScoring>(_scoring);
        Services.AddSingleton<IPredictionActions>(new FakePredictionActions(_scoring));
        Services.AddSingleton<ICustomerViews>(runner);
        Services.AddSingleton<RfmScoring>();
        Services.AddSingleton<CustomerClustering>();
        Services.AddSingleton<SegmentAnswers>();
        Services.AddScoped<ShellState>();
        var authorization = AddAuthorization();
        authorization.SetAuthorized("ada@shop.example");
        authorization.SetPolicies(Policies.Read, Policies.Import, Policies.Export);
        ComponentFactories.AddStub<Analytics.Web.Components.Controls.SavedViewsMenu>();
        Navigation.NavigateTo(address);
        var page = Render<SegmentsPage>();
        page.WaitForAssertion(
            () =>
            {
                Assert.Empty(page.FindAll(".skeleton"));
                Assert.Equal(charts, Charts.Invocations["create"].Count);
            },
            Patience);
        return page;
    }
}
