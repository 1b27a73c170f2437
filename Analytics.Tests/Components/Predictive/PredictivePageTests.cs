using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Charts;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components.Predictive;

public sealed class PredictivePageTests : PredictiveHost
{
    [Fact]
    public void Render_NothingImported_OffersTheImport()
    {
        var page = RenderPage("/predictive", 0, new FakeQueryRunner([], new DateOnly(2026, 11, 20)));

        Assert.Equal("data/import", page.Find(".empty-state a.button").GetAttribute("href"));
    }

    [Fact]
    public void Render_FirstComputation_ShowsProgressThenTheChurn()
    {
        Scoring.Progress = new ScoringProgress("Grouping by value", 0.25, DateTimeOffset.UtcNow);
        var page = RenderPage("/predictive", 0);
        Assert.Contains("being computed", page.Find(".scoring").TextContent, StringComparison.Ordinal);
        Assert.Equal("0.25", page.Find("progress").GetAttribute("value"));

        (Scoring.Current, Scoring.Progress) = (Scores, null);
        Scoring.Tell();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindComponents<PlotlyChart>().Count), Patience);
        Assert.Empty(page.FindAll("progress"));
    }

    [Fact]
    public async Task Render_NoScoresYet_SaysWhatWillCome()
    {
        var page = RenderPage("/predictive", 0);

        await page.InvokeAsync(() => page.Find(".scoring button").ClickAsync());

        Assert.Equal(1, Scoring.Requests);
    }

    [Fact]
    public void Render_LastComputationFailed_KeepsTheOldAndSaysWhatToDo()
    {
        (Scoring.Current, Scoring.Problem) = (Scores, "The disk is full.");

        var page = RenderPage("/predictive", 3);

        var notice = page.Find(".notice.error");
        Assert.Contains("The disk is full.", notice.TextContent, StringComparison.Ordinal);
        Assert.Equal("Compute again", notice.QuerySelector("button")!.TextContent);
    }

    [Fact]
    public void Render_FewCustomersWithoutAModel_ShowsTheRuleAlone()
    {
        Scoring.Current = MadeUpScores.Six();

        var page = RenderPage("/predictive", 3);

        Assert.Contains("Too few customers for a model", page.Find(".notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Churn_DrawsCustomersRuleAndModelAndValueAtRisk()
    {
        Scoring.Current = Scores;

        var page = RenderPage("/predictive", 3);

        Assert.Equal(4, page.FindAll(".fact").Count);
        var histogram = Assert.IsType<BarTrace>(Assert.Single(Chart(page, "Churn probability by model").Figure.Traces));
        Assert.Equal(20, ((double?[])histogram.Y).Length);
        Assert.Equal((double)Scores.Count, ((double?[])histogram.Y).Sum()!.Value);
        Assert.Equal(["By rule", "By model"], Chart(page, "Churn tiers by rule and by model").Figure.Traces.Select(t => t.Name));
        var risk = Assert.IsType<BarTrace>(Chart(page, "Value at risk by RFM segment").Figure.Traces[0]);
        Assert.Equal(Scores.Summary().ValueAtRisk, ((double?[])risk.X).Sum()!.Value, 3);
    }

    [Fact]
    public async Task SavedSegment_Chosen_KeepsNumbersAndExportToIt()
    {
        Scoring.Current = Scores;
        var members = new bool[Scores.KeyAt(Scores.Count - 1) + 1];
        for (var row = 0; row < 40; row++)
        {
            members[Scores.KeyAt(row)] = true;
        }

        Labels.PutSegments([new SegmentLabel("7", "Early ones", members)]);
        var page = RenderPage("/predictive", 3);

        await page.InvokeAsync(() => page.FindAll("#saved-menu input").Single().ChangeAsync(new() { Value = true }));

        page.WaitForAssertion(() => Assert.EndsWith("/predictive?segment=7", Navigation.Uri, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(
            () =>
            {
                var histogram = Assert.IsType<BarTrace>(Assert.Single(Chart(page, "Churn probability by model").Figure.Traces));
                Assert.Equal(40, ((double?[])histogram.Y).Sum());
            },
            Patience);
        Assert.Contains($"40 of {Scores.Count} customers", page.Find(".menus").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a[href]"), a => a.GetAttribute("href")!.StartsWith("api/v1/export/customer-list?segment=7", StringComparison.Ordinal));
    }

    [Fact]
    public void Filtered_NobodyMatches_SaysSoAndModelsStay()
    {
        Scoring.Current = Scores;
        Labels.PutSegments([new SegmentLabel("7", "Nobody", [])]);

        var page = RenderPage("/predictive?segment=7", 0);

        page.WaitForAssertion(() => Assert.Contains("No customer matches", page.Find(".empty-state").TextContent, StringComparison.Ordinal), Patience);
        Navigation.NavigateTo("/predictive?segment=7&tab=models");
        page.WaitForAssertion(() => Chart(page, "Calibration of churn"), Patience);
        Assert.Empty(page.FindAll(".menus"));
    }

    [Fact]
    public async Task RiskChoice_Made_StandsInTheAddress()
    {
        Scoring.Current = Scores;
        var page = RenderPage("/predictive", 3);

        await page.InvokeAsync(() => page.FindAll("[aria-label='Value at risk by'] button").Single(b => b.TextContent == "Churn tier").ClickAsync());

        page.WaitForAssertion(() => Assert.EndsWith("/predictive?risk=churn", Navigation.Uri, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(() => Chart(page, "Value at risk by Churn tier"), Patience);
    }

    [Theory]
    [InlineData("Scale", "Log", "/predictive?scale=log&tab=value")]
    [InlineData("How it is made", "By formula", "/predictive?clv=formula&tab=value")]
    public async Task ValueChoice_Made_StandsInTheAddress(string group, string choice, string address)
    {
        Scoring.Current = Scores;
        var page = RenderPage("/predictive?tab=value", 1);

        await page.InvokeAsync(() => page.FindAll($"[aria-label='{group}'] button").Single(b => b.TextContent == choice).ClickAsync());

        page.WaitForAssertion(() => Assert.EndsWith(address, Navigation.Uri, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(() => Assert.Equal("true", page.FindAll($"[aria-label='{group}'] button").Single(b => b.TextContent == choice).GetAttribute("aria-pressed")), Patience);
    }

    [Fact]
    public void Render_Value_ListsTheTopCustomersWithIntervalsAndLinks()
    {
        Scoring.Current = Scores;

        var page = RenderPage("/predictive?tab=value", 1);

        var rows = page.FindAll("section.top tbody tr");
        Assert.Equal(20, rows.Count);
        Assert.StartsWith("customers/", rows[0].QuerySelector("th a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains(" – ", rows[0].TextContent, StringComparison.Ordinal);
        var first = Scores.Top(ScoreField.Clv, 1)[0];
        Assert.Contains(first.Clv.ToString("#,0.00", System.Globalization.CultureInfo.InvariantCulture), rows[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ComputeAgain_Refused_SaysWhy()
    {
        Scoring.Current = Scores;
        Deeds.Refuses = true;
        var page = RenderPage("/predictive", 3);

        await page.InvokeAsync(() => page.FindAll(".page-header button").Single(b => b.TextContent == "Compute again").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Your session has ended", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(0, Scoring.Requests);
    }

    [Fact]
    public void Render_Viewer_OffersNeitherExportNorComputation()
    {
        Scoring.Current = Scores;

        var page = RenderPage("/predictive", 3, null, Policies.Read);

        Assert.Empty(page.FindAll("a[download]"));
        Assert.Empty(page.FindAll(".page-header button"));
    }

    [Fact]
    public async Task Dispose_Always_LeavesNoSubscriptionBehind()
    {
        Scoring.Current = Scores;
        RenderPage("/predictive", 3);
        var queries = Services.GetRequiredService<CachedQueryService>();

        await DisposeComponentsAsync();

        Assert.Equal(0, Scoring.Listeners);
        Assert.Equal(0, queries.Listeners);
        Assert.Equal(3, Charts.Invocations["dispose"].Count);
    }
}
