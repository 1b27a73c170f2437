using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Pages.Customers;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components.Customers;

public sealed class CustomerProfileTests : CustomersFixture
{
    [Fact]
    public void Render_Customer_ShowsChartsScoresOrdersAndTheNextStep()
    {
        var page = RenderProfile("c2");

        Assert.Equal(2, page.FindComponents<PlotlyChart>().Count);
        Assert.Equal(["A3", "A2", "A1"], page.FindComponent<ProfileOrders>().FindAll("tbody tr").Select(r => r.Children[0].TextContent));
        Assert.Equal(3, page.FindAll(".rank").Count);
        Assert.Contains("1 repeat order day (frequency), 10 days from first to last", page.Find(".drivers").TextContent, StringComparison.Ordinal);
        Assert.Contains(Scoring.Current!.StepAt(0).Rule, page.FindComponent<ProfileAction>().Markup, StringComparison.Ordinal);
        Assert.Equal(5, page.FindComponent<ProfileSimilar>().FindAll("tbody tr").Count);
    }

    [Fact]
    public void Render_MarkupForNames_IsTextEverywhere()
    {
        var page = RenderProfile("c2");

        Assert.Empty(page.FindAll("img"));
        Assert.Equal(Markup, page.Find("h1").TextContent);
        Assert.Contains(page.FindComponent<ProfileProducts>().FindAll("a"), a => a.TextContent == Markup);
    }

    [Fact]
    public void Render_FromTheList_LeadsToNeighboursAndBackToTheirPage()
    {
        var page = RenderProfile("c3", "?size=25&sort=orders");

        Assert.Equal("customers?size=25&sort=orders", page.Find(".way a").GetAttribute("href"));
        Assert.Equal("customers/c2?size=25&sort=orders", page.Find("[aria-label='Previous customer']").GetAttribute("href"));
        Assert.Equal("customers/c5?size=25&sort=orders", page.Find("[aria-label='Next customer']").GetAttribute("href"));
        Assert.Contains("2 of 6", page.Find(".way").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Render_Customer_LeadsAdminsAloneToConsentAndPrivacy(bool isAdmin)
    {
        var page = RenderProfile("c2", "", isAdmin ? [Policies.Read, Policies.Administer] : [Policies.Read]);

        Assert.Equal(isAdmin ? ["admin/privacy?person=c2"] : [], page.FindAll(".who a[href^='admin/']").Select(static a => a.GetAttribute("href")));
    }

    [Fact]
    public void Render_UnknownCustomer_SaysSoAndLeadsBack()
    {
        Open("/customers/zz?sort=clv");

        var page = Render<CustomerProfile>(p => p.Add(c => c.Id, "zz"));

        page.WaitForAssertion(() => Assert.Contains("No such customer", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal("customers?sort=clv", page.Find(".empty-state a").GetAttribute("href"));
    }

    [Fact]
    public void Render_CustomerWithoutAnOrder_SaysThereIsNothingToPredict()
    {
        Open("/customers/c17");

        var page = Render<CustomerProfile>(p => p.Add(c => c.Id, "c17"));

        page.WaitForAssertion(() => Assert.Contains("nothing to score or predict", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll(".drivers"));
    }

    [Fact]
    public async Task Notes_WrittenDeletedUndone_AreThere()
    {
        var page = RenderProfile("c2", policies: Policies.SaveViews);
        await page.InvokeAsync(() => page.Find("textarea").InputAsync(new() { Value = "Likes <b>tea</b>" }));
        await page.InvokeAsync(() => page.Find("form.write").SubmitAsync());
        page.WaitForAssertion(() => Assert.Equal("Likes <b>tea</b>", page.Find(".notes .text").TextContent), Patience);

        await page.InvokeAsync(() => page.Find("[aria-label^='Delete the note']").ClickAsync());
        Assert.Empty(page.FindAll(".notes .text"));
        await page.InvokeAsync(() => page.FindAll(".said button").Single().ClickAsync());

        Assert.Single(page.FindAll(".notes .text"));
    }

    [Fact]
    public async Task Notes_Changed_KeepTheNewText()
    {
        Notes.Put("c2", "old");
        var page = RenderProfile("c2", policies: Policies.SaveViews);

        await page.InvokeAsync(() => page.Find("[aria-label^='Edit the note']").ClickAsync());
        await page.InvokeAsync(() => page.Find(".notes textarea").InputAsync(new() { Value = "new" }));
        await page.InvokeAsync(() => page.Find(".notes form").SubmitAsync());

        Assert.Equal("new", page.Find(".notes .text").TextContent);
    }

    [Fact]
    public void Notes_OfOthers_OfferNoChangeExceptToAnAdmin()
    {
        Notes.Put("c2", "hers", by: "bea@shop.example");
        var page = RenderProfile("c2", policies: Policies.SaveViews);

        Assert.Empty(page.FindAll("[aria-label^='Edit the note']"));
        Assert.Equal("hers", page.Find(".notes .text").TextContent);
    }

    [Fact]
    public void Notes_Viewer_ReadsOnly()
    {
        Notes.Put("c2", "own, from when she was an analyst");
        var page = RenderProfile("c2");

        Assert.Empty(page.FindAll("textarea"));
        Assert.Empty(page.FindAll("[aria-label^='Delete the note']"));
        Assert.Single(page.FindAll(".notes .text"));
    }

    [Fact]
    public async Task Notes_LockedBehindTheButton_SayWhy()
    {
        Notes.IsLocked = true;
        var page = RenderProfile("c2", policies: Policies.SaveViews);
        await page.InvokeAsync(() => page.Find("textarea").InputAsync(new() { Value = "x" }));

        await page.InvokeAsync(() => page.Find("form.write").SubmitAsync());

        Assert.Contains("needs the role", page.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_Always_LeavesNoSubscriptionBehind()
    {
        RenderProfile("c2");

        await DisposeComponentsAsync();

        Assert.Equal(0, Scoring.Listeners);
        Assert.Equal(0, Services.GetRequiredService<CachedQueryService>().Listeners);
    }

    private IRenderedComponent<CustomerProfile> RenderProfile(string id, string query = "", params string[] policies)
    {
        Open("/customers/" + id + query, isEmpty: false, policies);
        var page = Render<CustomerProfile>(p => p.Add(c => c.Id, id));
        page.WaitForAssertion(
            () =>
            {
                Assert.NotEmpty(page.FindAll("h1"));
                Assert.Empty(page.FindAll(".skeleton"));
            },
            Patience);
        return page;
    }
}
