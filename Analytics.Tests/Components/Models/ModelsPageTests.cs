using Analytics.Core.Customers;
using Analytics.Core.Monitoring;
using Analytics.Core.Planning;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Pages.Models;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components.Models;

public sealed class ModelsPageTests : PageContext
{
    private static readonly Lazy<(ScoringShop Shop, CustomerScores Scores)> Made = new(() =>
    {
        var shop = new ScoringShop();
        return (shop, shop.ScoreAsync().GetAwaiter().GetResult()!);
    });

    private readonly FakeScoring _scoring = new();
    private readonly FakePredictionActions _deeds;

    public ModelsPageTests()
    {
        _deeds = new FakePredictionActions(_scoring);
        var scores = Made.Value.Scores;
        var newest = scores.Run with { Id = 2 };
        _scoring.Runs = [newest, scores.Run with { Id = 1, FittedAt = scores.Run.FittedAt.AddDays(-3) }];
        _scoring.Current = new CustomerScores(newest, scores.Columns, scores.Actions, scores.Recommendations);
    }

    [Fact]
    public void Render_Churn_ShowsScoresCalibrationImportanceAndVersions()
    {
        var page = RenderPage("/models");

        Assert.Equal(2, page.FindComponents<PlotlyChart>().Count);
        Assert.Contains(page.FindAll(".figure-tile h2"), static h => h.TextContent == "AUC");
        Assert.Contains("Days since the last order", page.Markup, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("section[aria-labelledby=versions-title] tbody tr").Count);
    }

    [Fact]
    public async Task GoBack_ToTheEarlierVersion_HoldsItAndSaysSo()
    {
        var page = RenderPage("/models?model=lifetime");

        await page.InvokeAsync(() => page.Find("td.actions button").ClickAsync());
        _scoring.Tell();

        Assert.Equal(1, _scoring.Hold!.Id);
        page.WaitForAssertion(() => Assert.Contains("went back", page.Find(".scoring").TextContent, StringComparison.Ordinal));
        _deeds.Refuses = true;
        await page.InvokeAsync(() => page.Find(".page-header .actions button").ClickAsync());
        Assert.Contains("Sign in again", page.Find(".notice.error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_ForecastNeverAsked_SaysHowToGetOneAndLeavesNoListener()
    {
        var page = RenderPage("/models?model=forecast");

        Assert.Equal("forecast", page.Find(".empty-state a").GetAttribute("href"));
        Assert.True(_scoring.Listeners > 0);
        await DisposeComponentsAsync();
        Assert.Equal(0, _scoring.Listeners);
    }

    private IRenderedComponent<ModelsPage> RenderPage(string address)
    {
        AddPage(Made.Value.Shop.Queries, Policies.Read, Policies.Import, Policies.SaveViews);
        Services.AddSingleton(Made.Value.Shop.Queries);
        Services.AddSingleton<ICustomerScoring>(_scoring);
        Services.AddSingleton<IPredictionActions>(_deeds);
        Services.AddSingleton<IForecastHolds>(_deeds.Holds);
        Services.AddSingleton(new ModelWatch(_scoring));
        Open(address);
        var page = Render<ModelsPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")), TimeSpan.FromSeconds(20));
        return page;
    }
}
