using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Controls;
using Analytics.Web.Components.Pages.Insights;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components.Insights;

public sealed class InsightsPageTests : PageContext
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private readonly FakeInsights _insights = new() { All = [Risk(1, 59_200), Change(2)] };

    [Fact]
    public void Render_OpenInsights_ShowsEachWithMoneyEvidencePartsAndLinks()
    {
        var page = RenderPage();

        Assert.Equal(2, page.FindAll("article.insight").Count);
        Assert.Equal(["Books+£30.00", "Other−£10.00"], page.FindAll("article.insight tbody tr").Select(static r => r.Children[0].TextContent + r.Children[3].TextContent.Replace("\u2060", string.Empty, StringComparison.Ordinal)));
        Assert.Equal("customers?churnTier=High&sort=clv", page.Find("article.insight .links a").GetAttribute("href"));
        Assert.Contains("85.1%", page.Find(".sure").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dismiss_AnInsight_LeavesTheListAndUndoBringsItBack()
    {
        var page = RenderPage();

        await page.InvokeAsync(() => page.FindAll("article.insight .actions button.quiet")[0].ClickAsync());
        Assert.Single(page.FindAll("article.insight"));
        Assert.Equal(InsightStatus.Dismissed, _insights.All[0].Status);

        await page.InvokeAsync(() => page.Find(".said button").ClickAsync());
        Assert.Equal(2, page.FindAll("article.insight").Count);
        Assert.Equal(InsightStatus.New, _insights.All[0].Status);
    }

    [Theory]
    [InlineData("/insights?show=dismissed", 0)]
    [InlineData("/insights?about=change", 1)]
    [InlineData("/insights?show=all", 2)]
    [InlineData("/insights?show=nonsense&about=nonsense", 2)]
    public void Render_AddressNamesWhich_ShowsThose(string address, int expected)
    {
        var page = RenderPage(address);

        Assert.Equal(expected, page.FindAll("article.insight").Count);
        Assert.Equal(expected == 0 ? 1 : 0, page.FindAll(".empty-state").Count);
    }

    [Fact]
    public void Render_AViewer_MayReadButNotDecide()
    {
        var page = RenderPage(policies: [Policies.Read]);

        Assert.Equal(2, page.FindAll("article.insight").Count);
        Assert.Empty(page.FindAll("article.insight button"));
        Assert.Empty(page.FindAll("header button.button"));
    }

    [Fact]
    public void Part_ASegment_ShowsWhatIsFoundThereAndWhatIsLeftOutWithoutDeciding()
    {
        _insights.Part = static filters => filters[0].Values[0] == "7"
            ? new InsightPart([Change(1).Finding, Risk(2, 10).Finding], [InsightKind.FollowOn, InsightKind.CampaignMove])
            : throw new QueryException("filters", "There is no saved segment “gone”.");

        var page = RenderPage("/insights?segment=7");

        Assert.Equal(2, page.FindAll("article.insight").Count);
        Assert.Empty(page.FindAll("article.insight .actions"));
        Assert.Empty(page.FindAll("header button.button"));
        Assert.Contains("neither kept nor decided about", page.Find(".part").TextContent, StringComparison.Ordinal);
        Assert.Contains("what follows what, campaigns: move money", page.Find(".part").TextContent, StringComparison.Ordinal);
        Assert.Contains("of these customers are at risk", page.FindAll("article.insight")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("customers?segment=7&churnTier=High&sort=clv", SortedQuery(page.FindAll("article.insight")[1].QuerySelector(".links a")!.GetAttribute("href")!));
        Assert.Equal(0, _insights.Looks);

        Navigation.NavigateTo("/insights?segment=gone");

        page.WaitForAssertion(() => Assert.Contains("There is no saved segment", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Empty(page.FindAll("article.insight"));
    }

    [Fact]
    public void Render_NobodyHasLooked_LooksByItself()
    {
        _insights.All = [];

        var page = RenderPage();

        page.WaitForAssertion(() => Assert.Equal(1, _insights.Looks), TimeSpan.FromSeconds(20));
        Assert.Contains("Nothing stands out", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void TopInsights_Told_ShowsThreeWithTheMostMoneyAndFollows()
    {
        Setup([Policies.Read]);
        _insights.All = [Risk(1, 9), Risk(2, 8), Risk(3, 7), Risk(4, 6)];
        var top = Render<TopInsights>();
        Assert.Equal(3, top.FindAll("li").Count);

        _insights.All = [];
        _insights.Tell();

        top.WaitForAssertion(() => Assert.Empty(top.FindAll("section")), TimeSpan.FromSeconds(20));
        top.Instance.Dispose();
        Assert.Equal(0, _insights.Listeners);
    }

    private static Insight Risk(int id, decimal money) => Of(id, new InsightFinding
    {
        Kind = InsightKind.CustomersAtRisk,
        Key = FormattableString.Invariant($"risk:{id}"),
        Days = new Period(Today, Today),
        Money = money,
        Confidence = 0.851,
        Figures = [new(InsightFigures.Customers, 377, MeasureUnit.Count), new(InsightFigures.ShareOfCustomers, 0.377m, MeasureUnit.Share), new(InsightFigures.ValueAtRisk, money, MeasureUnit.Money)],
    });

    // The order of filters says nothing.
    private static string SortedQuery(string address) => address.Contains("segment=7&churnTier=High", StringComparison.Ordinal)
        ? address
        : address.Replace("churnTier=High&segment=7", "segment=7&churnTier=High", StringComparison.Ordinal);

    private static Insight Change(int id) => Of(id, new InsightFinding
    {
        Kind = InsightKind.RevenueChanged,
        Key = "revenue:up",
        Measure = Measure.NetRevenue,
        Days = new Period(Today.AddDays(-27), Today),
        Before = new Period(Today.AddDays(-55), Today.AddDays(-28)),
        Money = 20,
        Confidence = 0.9995,
        Figures = [new(InsightFigures.Now, 120, MeasureUnit.Money), new(InsightFigures.Before, 100, MeasureUnit.Money), new(InsightFigures.Z, 3.1m, MeasureUnit.Pieces)],
        PartsBy = Dimension.Category,
        Parts = [new ContributionPart("Books", "Books", 50, 80), new ContributionPart(DimensionValue.OtherKey, "Other", 50, 40)],
    });

    private static Insight Of(int id, InsightFinding finding) => new(id, finding, InsightStatus.New, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, true, null, null);

    private void Setup(string[] policies)
    {
        AddPage(new FakeQueryRunner(MadeUpShop.Lines(Today, 60)), policies);
        ComponentFactories.AddStub<SavedViewsMenu>();
        Services.AddSingleton<IInsights>(_insights);
        Services.AddSingleton<InsightAnswers>();
        Services.AddSingleton<IInsightActions>(new FakeInsightActions(_insights));
    }

    private IRenderedComponent<InsightsPage> RenderPage(string address = "/insights", string[]? policies = null)
    {
        Setup(policies ?? [Policies.Read, Policies.Import, Policies.SaveViews]);
        Open(address);
        var page = Render<InsightsPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")), TimeSpan.FromSeconds(20));
        return page;
    }
}
