using Analytics.Core.Domain;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Pages.Campaigns;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;

namespace Analytics.Tests.Components.Campaigns;

public sealed class CampaignPartSectionTests : PageContext
{
    private static readonly FakeQueryRunner Runner = new(MadeUpShop.Lines(new DateOnly(2026, 11, 20), 300))
    {
        Segments = new Dictionary<string, string[]> { ["7"] = [.. Enumerable.Range(0, 30).Select(static i => $"C{i:000}")] },
    };

    private static readonly CampaignReachLine Search = new("Search", ["<b>Own name</b>", "Products"], 40, 10, 12, Money.FromDecimal(500), 90);

    [Fact]
    public async Task Render_APart_ShowsItsFiguresAndTheCostAsEverybodys()
    {
        var page = await RenderAsync(new CampaignReachReport([Search], Search with { Channel = string.Empty }, 60, true));

        Assert.Equal(["Search<b>Own name</b> · Products", "40", "10", "25.0%", "12", "500.00", "90.00"], page.FindAll("tbody tr")[0].Children.Select(static c => c.TextContent.Trim()));
        Assert.Contains("Cost is of everybody", page.Find(".lines header").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ROAS", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("CPA", page.Markup, StringComparison.Ordinal);
        Assert.Equal("api/v1/export/campaigns?segment=7", page.Find(".lines header a").GetAttribute("href"));
        var expected = Runner.Lines.Where(l => Runner.Segments["7"].Contains(l.Customer)).Sum(static l => l.Amount);
        Assert.Equal(new FakeShop().Format.Exact(expected, MeasureUnit.Money), page.FindAll(".tiles .value")[3].GetAttribute("title"));
    }

    [Fact]
    public async Task Render_NoVisitNamesAChannel_SaysWhatIsMissing()
    {
        var nobody = new CampaignReachLine(string.Empty, [], 0, 0, 0, default, null);

        var page = await RenderAsync(new CampaignReachReport([], nobody, 0, false));

        Assert.Contains("No visit names a campaign's channel", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    private async Task<IRenderedComponent<CampaignPartSection>> RenderAsync(CampaignReachReport report)
    {
        AddPage(Runner, Policies.Export);
        var bought = await Runner.RunAsync(new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue, Measure.ActiveCustomers, Measure.Orders], Filters = [new Filter(Dimension.Segment, ["7"])],
        });
        return Render<CampaignPartSection>(p => p
            .Add(static c => c.Part, new CampaignPart(null, 30, report, bought)).Add(static c => c.View, PageView.Parse("/campaigns?segment=7")).Add(static c => c.Days, null));
    }
}
