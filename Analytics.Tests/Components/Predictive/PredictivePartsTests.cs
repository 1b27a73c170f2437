using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Pages.Predictive;
using Analytics.Web.Security;
using Bunit;

namespace Analytics.Tests.Components.Predictive;

/// <summary>Orders to come, what to offer, models, settings.</summary>
public sealed class PredictivePartsTests : PredictiveHost
{
    public PredictivePartsTests() => Scoring.Current = Scores;

    [Fact]
    public void Orders_HiddenEarlierAndAhead_LieOverWhatCame()
    {
        var asOf = Scores.AsOf.AddDays(-14);
        Scoring.Runs =
        [
            Scores.Run,
            Scores.Run with { AsOf = asOf, Outlook = new OrderOutlook(asOf, [new OutlookWeek(asOf.AddDays(1), asOf.AddDays(7), 40, 50), new OutlookWeek(asOf.AddDays(8), asOf.AddDays(14), 41, null)]) },
        ];

        var page = RenderPage("/predictive?tab=orders", 1);

        var lines = Chart(page, "Expected orders by week").Figure.Traces.Cast<LineTrace>().ToArray();
        Assert.Equal(["Expected by an earlier run", "Actual", "Expected, hidden weeks", "Actual", "Expected"], lines.Select(t => t.Name));
        // Ninety hidden days are twelve whole weeks and six days, which stand in the table only.
        Assert.Equal(12, lines[2].X.Count);
        Assert.Equal(13, lines[4].X.Count);
        Assert.Equal(50, Assert.Single(lines[1].Y));
        Assert.Contains("40 expected, 50 came", page.FindAll(".fact")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_AsATable_SaysWhatIsNotOver()
    {
        var page = RenderPage("/predictive?tab=orders", 1);

        await page.InvokeAsync(() => page.Find("[aria-label='Expected orders by week: show as a table']").ClickAsync());

        Assert.Equal(26, page.FindAll(".chart-card table tbody tr").Count);
        Assert.Contains("not over yet", page.Find(".chart-card table tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_Scored_HoldTheModelAgainstTheRuleAndEveryoneTheSame()
    {
        var page = RenderPage("/predictive?tab=models", 1);

        var churn = page.FindAll("section.sheet")[0];
        Assert.Equal(3, churn.QuerySelectorAll("tbody tr").Length);
        Assert.NotEmpty(churn.QuerySelectorAll("td.best"));
        Assert.Equal(3, Chart(page, "Calibration of churn").Figure.Traces.Count);
        Assert.Equal(Scores.Run.Models.Count, page.FindAll("section.model").Count);
        Assert.Contains("alpha", page.Find("section[aria-labelledby='m-bgnbd']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_NotScored_SaysWhy()
    {
        Scoring.Current = Core.Customers.Predictions.MadeUpScores.Six();

        var page = RenderPage("/predictive?tab=models", 0);

        Assert.Contains("Not scored on hidden time", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Offers_Examples_NameProductsAndReasons()
    {
        var page = RenderPage("/predictive?tab=offers", null);
        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("section.offers tbody tr").Count), Patience);

        Assert.All(page.FindAll("section.offers tbody tr"), row => Assert.InRange(row.QuerySelectorAll("li").Length, 1, 5));
    }

    [Fact]
    public void Offers_UnknownCustomer_SaysSo()
    {
        var page = RenderPage("/predictive?tab=offers&who=nobody", null);

        page.WaitForAssertion(() => Assert.Contains("There is no customer “nobody”", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void Follow_Rules_FillCellsAndLeaveChanceEmpty()
    {
        CategoryRule[] rules = [new("Tea", "Cups", 100, 60, 0.2, 1e-9), new("Cups", "Tea", 50, 20, 0, 1e-5), new("Tea", "<b>", 100, 40, 0.2, 1e-6)];

        var chart = FollowChart.Build(CategoryFlows.Of(rules, 5), byLift: true, new Fakes.FakeShop().Format, "Which categories follow which");

        var heat = Assert.IsType<HeatTrace>(chart.Figure.Traces[0]);
        Assert.Equal(3, heat.Z.SelectMany(r => r).Count(v => v is not null));
        Assert.Equal(3, chart.Table.Rows.Count);
        Assert.Equal("3.0×", chart.Table.Rows[0][6]);
        Assert.Equal("only here", chart.Table.Rows[1][6]);
        Assert.Contains("&lt;b&gt;", chart.Figure.Layout.Xaxis.Ticktext!);
    }

    [Fact]
    public async Task Settings_Changed_AreSavedAndTakenBack()
    {
        var page = RenderSettings();

        page.Find("#medium").Change("60");
        page.Find("#margin").Change("40");
        page.Find("form.fields").Submit();

        Assert.Equal((60, 0.4), (Scoring.Settings.ChurnMediumAfterDays, Scoring.Settings.Margin));
        await page.InvokeAsync(() => page.FindAll(".settings .done button").Single().ClickAsync());
        Assert.Equal(ScoringSettings.Default, Scoring.Settings);
        Assert.Equal(2, Deeds.Saved.Count);
    }

    [Fact]
    public void Settings_Wrong_SayWhatToChangeAndSaveNothing()
    {
        var page = RenderSettings();

        page.Find("#horizon").Change("soon");
        page.Find("form.fields").Submit();

        Assert.Contains("7 to 730 days", page.Find("#horizon-notes").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#horizon").GetAttribute("aria-invalid"));
        Assert.Empty(Deeds.Saved);
    }

    [Fact]
    public void Settings_Viewer_ReadsThemInWords()
    {
        var page = RenderSettings(Policies.Read);

        Assert.Empty(page.FindAll("form.fields, .actions-card button"));
        Assert.Contains("Medium after 90 days", page.Find(".plain").TextContent, StringComparison.Ordinal);
        Assert.Equal(ActionRules.Default.Count, page.FindAll(".actions-card tbody tr").Count);
    }

    [Fact]
    public async Task Rules_Changed_AreSavedInOrderAndTakenBack()
    {
        var page = RenderSettings();
        await page.InvokeAsync(() => Button(page, "Change the rules").ClickAsync());

        await page.InvokeAsync(() => page.Find("[aria-label='Move rule 2 up']").ClickAsync());
        page.Find("[aria-label='Rule 1, condition 2: value']").Change("75");
        await page.InvokeAsync(() => Button(page, "Save the rules").ClickAsync());

        var saved = Assert.Single(Deeds.SavedActions);
        Assert.Equal("Hold a valuable customer", saved[0].Name);
        Assert.Equal(0.75, saved[0].When[1].Value);
        Assert.Equal("Win back a valuable customer", saved[1].Name);
        await page.InvokeAsync(() => Button(page, "Undo").ClickAsync());
        Assert.Same(ActionRules.Default, Scoring.Actions);
    }

    [Fact]
    public void Rules_OpenedAndSaved_StayAsTheyWere()
    {
        foreach (var rule in ActionRules.Default)
        {
            var kept = ActionDraft.Of(rule).ToRule();

            Assert.Equal(rule.Words(), kept.Words());
            Assert.Equal((rule.Name, rule.Kind, rule.Level, rule.Step, rule.Reason), (kept.Name, kept.Kind, kept.Level, kept.Step, kept.Reason));
        }
    }

    [Fact]
    public async Task Rules_Wrong_SayWhatToChangeAtTheirPlace()
    {
        var page = RenderSettings();
        await page.InvokeAsync(() => Button(page, "Change the rules").ClickAsync());

        page.Find("[aria-label='Rule 2, condition 2: value']").Change("often");
        await page.InvokeAsync(() => Button(page, "Save the rules").ClickAsync());

        Assert.Contains("compared with a number", page.FindAll("fieldset.rule")[1].QuerySelector(".wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Deeds.SavedActions);
    }

    [Fact]
    public async Task Rules_Defaults_FillTheEditor()
    {
        Scoring.Actions = [ActionRules.Default[^1]];
        var page = RenderSettings();
        await page.InvokeAsync(() => Button(page, "Change the rules").ClickAsync());
        Assert.Single(page.FindAll("fieldset.rule"));

        await page.InvokeAsync(() => Button(page, "Fill in the defaults", ".actions-card").ClickAsync());

        Assert.Equal(ActionRules.Default.Count, page.FindAll("fieldset.rule").Count);
    }

    // Counting is done before anything is clicked, so that nothing moves under the click.
    private IRenderedComponent<PredictivePage> RenderSettings(params string[] policies)
    {
        var page = RenderPage("/predictive?tab=settings", 0, null, policies);
        page.WaitForAssertion(() => Assert.Contains($" {Scores.Count} customers", page.Find(".actions-card header p").TextContent, StringComparison.Ordinal), Patience);
        return page;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<PredictivePage> page, string text, string within = ".page") =>
        page.FindAll($"{within} button").Last(b => b.TextContent.Trim() == text);
}
