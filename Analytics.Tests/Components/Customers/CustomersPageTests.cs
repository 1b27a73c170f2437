using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Web.Components.Pages.Customers;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components.Customers;

public sealed class CustomersPageTests : CustomersFixture
{
    [Fact]
    public void Render_Scores_ListsThemWithEveryColumnAndSums()
    {
        var page = RenderPage("/customers");

        Assert.Equal(["c3", "c5"], page.FindAll("tbody tr").Skip(1).Take(2).Select(r => r.QuerySelector(".id")?.TextContent ?? r.QuerySelector("a")!.TextContent));
        Assert.Equal(15, page.FindAll("thead th").Count);
        Assert.Contains("£2,100", page.Find("dl.sums").TextContent.Replace("\u202F", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("descending", Assert.Single(page.FindAll("[aria-sort]")).GetAttribute("aria-sort"));
        Assert.Contains("n/a", page.FindAll("tbody tr")[5].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MarkupForAName_IsText()
    {
        var page = RenderPage("/customers");

        Assert.Empty(page.FindAll("tbody img"));
        Assert.Equal(Markup, page.Find("tbody tr a").TextContent);
    }

    [Fact]
    public void Render_IdWithASlash_IsEncodedInItsAddress()
    {
        var page = RenderPage("/customers?sort=orders");

        Assert.Contains("customers/a%2Fb%3Fc%23d?sort=orders", page.FindAll("tbody tr a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Render_FiltersInTheAddress_KeepsToThem()
    {
        var page = RenderPage("/customers?churnTier=High&order=up&category=Books");

        Assert.Equal(["c13", "c11"], page.FindAll("tbody tr a").Select(a => a.TextContent));
        Assert.Contains("The filter on category chooses sales", page.Markup, StringComparison.Ordinal);
        Assert.Contains("33.3", page.Find("dl.sums").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeadClicked_SortsInTheAddressThenTheOtherWay()
    {
        var page = RenderPage("/customers?skip=4&size=25");

        await ClickAsync();
        Assert.EndsWith("/customers?size=25&sort=clv", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("here", page.FindAll("thead .sort").Single(b => b.TextContent.StartsWith("CLV", StringComparison.Ordinal)).ClassName!, StringComparison.Ordinal), Patience);

        await ClickAsync();
        Assert.EndsWith("/customers?order=up&size=25&sort=clv", Navigation.Uri, StringComparison.Ordinal);

        // Found and clicked without a render between.
        Task ClickAsync() => page.InvokeAsync(() => page.FindAll("thead .sort").Single(b => b.TextContent.StartsWith("CLV", StringComparison.Ordinal)).ClickAsync());
    }

    [Fact]
    public async Task Searched_StandsInTheAddressAndFindsNobody()
    {
        var page = RenderPage("/customers?skip=25&size=25");

        await page.InvokeAsync(() => page.Find("input[type=search]").ChangeAsync(new() { Value = "zzz" }));

        Assert.EndsWith("/customers?q=zzz&size=25", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("Nobody's id or name contains “zzz”", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task ChoicesMade_SegmentActionAndColumns_StandInTheAddress()
    {
        var page = RenderPage("/customers");

        await page.InvokeAsync(() => page.Find("#churn-menu input").ChangeAsync(new() { Value = true }));
        page.WaitForAssertion(() => Assert.EndsWith("?churnTier=Low", Navigation.Uri, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(() => Assert.Contains("Low", page.Find("[popovertarget=churn-menu]").TextContent, StringComparison.Ordinal), Patience);
        await page.InvokeAsync(() => page.Find("#action-menu input").ChangeAsync(new() { Value = true }));
        page.WaitForAssertion(() => Assert.EndsWith("?churnTier=Low&action=Retention", Navigation.Uri, StringComparison.Ordinal), Patience);
        await page.InvokeAsync(() => page.Find("#column-menu input").ChangeAsync(new() { Value = false }));
        page.WaitForAssertion(() => Assert.Contains("columns=valueTier", Navigation.Uri, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("columns=segment", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_UnknownSavedSegment_SaysWhatToDo()
    {
        var page = RenderPage("/customers?segment=gone");

        Assert.Contains("gone", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/customers", page.Find("[role=alert] a").GetAttribute("href"));
    }

    [Fact]
    public void Render_SavedSegment_IsOffered()
    {
        var members = new bool[20];
        members[5] = true;
        Labels.PutSegments([new SegmentLabel("4", "Big <b>spenders</b>", members)]);

        var page = RenderPage("/customers?segment=4");

        Assert.Equal("c5", Assert.Single(page.FindAll("tbody tr a")).TextContent);
        Assert.Contains("Big <b>spenders</b>", page.Find("[popovertarget=saved-menu]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NoScoresYet_ShowsProgressThenTheList()
    {
        Scoring.Current = null;
        Scoring.Progress = new ScoringProgress("Fitting BG/NBD", 0.4, DateTimeOffset.UnixEpoch);
        var page = RenderPage("/customers", rows: false);
        Assert.Contains("Fitting BG/NBD, 40.0", page.Find(".scoring").TextContent, StringComparison.Ordinal);

        (Scoring.Current, Scoring.Progress) = (MadeUpScores.Six(), null);
        Scoring.Tell();

        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("tbody tr").Count), Patience);
        Assert.Empty(page.FindAll("[role=status]"));
    }

    [Fact]
    public void Render_ScoringFailed_SaysWhy()
    {
        (Scoring.Current, Scoring.Problem) = (null, "There is no customer with an order.");

        var page = RenderPage("/customers", rows: false);

        Assert.Contains("There is no customer with an order.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NothingImported_OffersTheImportToThoseWhoMay()
    {
        Open("/customers", isEmpty: true, Policies.Import);

        Assert.Equal("data/import", Render<CustomersPage>().Find(".empty-state a.button").GetAttribute("href"));
    }

    [Theory]
    [InlineData(Policies.Export, true)]
    [InlineData(Policies.SaveViews, false)]
    public void Render_ByPolicy_OffersTheExportOnlyToThoseWhoMay(string policy, bool isOffered)
    {
        var page = RenderPage("/customers", policy: policy);

        Assert.Equal(isOffered, page.FindAll("a[download]").Count > 0);
    }

    [Fact]
    public async Task Dispose_Always_LeavesNoSubscriptionBehind()
    {
        RenderPage("/customers");

        await DisposeComponentsAsync();

        Assert.Equal(0, Scoring.Listeners);
        Assert.Equal(0, Services.GetRequiredService<CachedQueryService>().Listeners);
    }

    private IRenderedComponent<CustomersPage> RenderPage(string address, string policy = Policies.Export, bool rows = true)
    {
        Open(address, isEmpty: false, policy);
        var page = Render<CustomersPage>();
        if (rows)
        {
            page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr, [role=alert]")), Patience);
        }

        return page;
    }
}
