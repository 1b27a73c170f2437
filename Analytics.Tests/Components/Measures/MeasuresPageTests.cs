using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Controls;
using Analytics.Web.Components.Layout;
using Analytics.Web.Components.Pages.Measures;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components.Measures;

public sealed class MeasuresPageTests : PageContext
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly KeyMeasure Own = new()
    {
        Key = "books", Name = "Books", Kind = KeyMeasureKind.Kpi, Measure = Measure.Orders, Unit = MeasureUnit.Count, HigherIsBetter = true, IsOwn = true, Version = 3,
        Filters = [new Filter(Dimension.Category, ["Books"])],
    };

    private readonly FakeQueryRunner _runner = new(MadeUpShop.Lines(Today.AddDays(-1), 600), Today)
    {
        Segments = new Dictionary<string, string[]> { ["7"] = [.. Enumerable.Range(0, 50).Select(static i => $"C{2 * i:000}")] },
    };

    private readonly FakeKeyMeasures _measures = new()
    {
        States =
        [
            FakeKeyMeasures.State(KeyMeasureCatalog.Find("revenue")! with { Target = new KeyMeasureTarget(200, null), Owner = "Ada" }, Today.AddDays(-1), alert: AlertSeverity.Critical),
            new KeyMeasureState(KeyMeasureCatalog.Find("satisfaction")!, [], null, null, DateTimeOffset.UnixEpoch),
            FakeKeyMeasures.State(KeyMeasureCatalog.Find("return-rate")!, Today.AddDays(-1)),
            FakeKeyMeasures.State(Own, Today.AddDays(-1)),
        ],
        Alerts = [FakeKeyMeasures.Alert(1, "revenue", AlertSeverity.Critical), FakeKeyMeasures.Alert(2, "return-rate", AlertSeverity.Warning, "<img src=x onerror=alert(1)>")],
    };

    [Fact]
    public void Render_Catalogue_ShowsGroupsWithValueTargetOwnerStateAndReasons()
    {
        var page = RenderPage();

        Assert.Equal(["Success", "Risk", "Progress"], page.FindAll("section.group h2").Select(static h => h.TextContent));
        var revenue = page.FindAll("article.measure")[0];
        Assert.Contains("Critical", revenue.TextContent, StringComparison.Ordinal);
        Assert.Contains("of the target", revenue.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ada answers for it", revenue.TextContent, StringComparison.Ordinal);
        Assert.Equal("measures/revenue", revenue.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("import reviews", page.FindAll("article.measure").Single(static a => a.TextContent.Contains("satisfaction", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alert_NotedAndPutOff_SaysSoAndUndoSendsAgain()
    {
        var page = RenderPage();
        Assert.Equal("Critical", page.Find(".alerts .severity").TextContent);
        Assert.Contains("fell by 40.0%", page.Find(".alerts strong").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".alerts img"));

        await page.InvokeAsync(() => page.Find(".alerts .deeds button").ClickAsync());
        Assert.Equal("ada@shop.example", _measures.Alerts[0].AcknowledgedBy);
        await page.InvokeAsync(() => page.Find(".alerts select").ChangeAsync(new ChangeEventArgs { Value = "8" }));
        Assert.NotNull(_measures.Alerts[0].SnoozedUntil);
        await page.InvokeAsync(() => page.Find(".alerts .notice button").ClickAsync());
        Assert.Null(_measures.Alerts[0].SnoozedUntil);
    }

    [Fact]
    public void Part_ASegment_ShowsItsValuesWithoutTheShopsTargetsAndAlerts()
    {
        var page = RenderPage("/measures?segment=7");

        var revenue = page.FindAll("article.measure")[0];
        var day = Today.AddDays(-1);
        var members = _runner.Segments["7"];
        var expected = _runner.Lines.Where(l => members.Contains(l.Customer) && DateOnly.FromDateTime(l.At) == day).Sum(static l => l.Amount);
        Assert.Equal(new FakeShop().Format.Exact(expected, MeasureUnit.Money), revenue.QuerySelector(".value")!.GetAttribute("title"));
        Assert.DoesNotContain("target", revenue.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Ada", revenue.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".state"));
        Assert.Empty(page.FindAll(".alerts"));
        Assert.Equal("measures/revenue?segment=7", revenue.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("of the whole shop", page.Find(".part").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, _measures.Computed);
    }

    [Fact]
    public void Part_AMeasureOfEvents_SaysInOneLineWhyItHasNone()
    {
        _measures.States.Add(FakeKeyMeasures.State(KeyMeasureCatalog.Find("conversion")!, Today.AddDays(-1)));

        var page = RenderPage("/measures?channel=Web");

        var conversion = page.FindAll("article.measure").Single(static a => a.TextContent.Contains("Conversion", StringComparison.Ordinal));
        Assert.Contains("Counted by visit: it can be kept to segments and tiers, not by channel.", conversion.TextContent, StringComparison.Ordinal);
        Assert.Equal("n/a", conversion.QuerySelector(".value")!.GetAttribute("title"));
    }

    [Fact]
    public void Part_SegmentThatIsGone_SaysSoAndShowsNoNumber()
    {
        var page = RenderPage("/measures?segment=gone");

        Assert.Contains("There is no saved segment", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("article.measure"));
    }

    [Fact]
    public async Task Part_SegmentDeletedWhileThePageIsOpen_LeavesNoNumber()
    {
        var page = RenderPage("/measures?segment=7");
        Assert.NotEmpty(page.FindAll("article.measure"));

        _runner.Segments = new Dictionary<string, string[]>();
        _runner.Freshness = _runner.Freshness with { DataVersion = 2 };
        await page.InvokeAsync(_measures.Tell);

        page.WaitForAssertion(() => Assert.Contains("There is no saved segment", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Empty(page.FindAll("article.measure"));
    }

    [Fact]
    public void Part_ComingFromTheAlerts_NeverShowsTheWholeShopsNumbersAsItsOwn()
    {
        var page = RenderPage("/measures?segment=7&show=alerts");
        var answered = new TaskCompletionSource();
        _runner.Wait = _ => answered.Task;

        Open("/measures?segment=7");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".skeleton")), TimeSpan.FromSeconds(20));
        Assert.Empty(page.FindAll("article.measure"));
        answered.SetResult();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("article.measure")), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Detail_OfASegment_DrawsItsDaysWithoutTheShopsTargetAndLimits()
    {
        var page = RenderDetail("revenue", "?segment=7");

        var view = page.FindComponent<Analytics.Web.Components.Charts.ChartCard>().Instance.View!;
        Assert.DoesNotContain(view.Figure.Traces, static t => t.Name == "Target");
        Assert.DoesNotContain("Thresholds", page.Find(".how").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".alerts"));
        Assert.Empty(page.FindAll(".log"));
        var line = view.Figure.Traces.OfType<Analytics.Web.Components.Charts.LineTrace>().Single(static t => t.Name == "Net revenue");
        var members = _runner.Segments["7"];
        Assert.Equal(
            (double)_runner.Lines.Where(l => members.Contains(l.Customer) && DateOnly.FromDateTime(l.At) == Today.AddDays(-1)).Sum(static l => l.Amount),
            line.Y[^1]!.Value, 6);
    }

    [Fact]
    public void Render_AViewer_ReadsAlone()
    {
        var page = RenderPage(policies: [Policies.Read]);

        Assert.Equal(4, page.FindAll("article.measure").Count);
        Assert.Empty(page.FindAll(".deeds"));
        Assert.Empty(page.FindAll("header button.button"));
    }

    [Fact]
    public void Render_NothingComputed_ComputesByItself()
    {
        _measures.States = [.. _measures.States.Select(static s => s with { Points = [] })];
        var page = RenderPage();
        page.WaitForAssertion(() => Assert.Equal(1, _measures.Computed), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Render_AlertsAndLog_ShowsPastOnesToo()
    {
        _measures.Alerts.Add(FakeKeyMeasures.Alert(3, "books", AlertSeverity.Warning) with { ClearedAt = DateTimeOffset.UnixEpoch });
        _measures.Log.Add(new AlertLogEntry(1, 1, DateTimeOffset.UnixEpoch, AlertEvent.Failed, null, "hooks.example did not answer"));
        var page = RenderPage("/measures?show=alerts");

        Assert.Equal(3, page.FindAll(".alerts li").Count);
        Assert.Contains("Could not be sent", page.Find(".log tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_AMeasureOfOnesOwn_IsSavedWithAFreeKeyAndSharesInPercent()
    {
        var page = RenderPage();
        await page.InvokeAsync(() => page.Find("header button.primary").ClickAsync());
        await page.InvokeAsync(() => page.Find("[data-field=name]").ChangeAsync(new ChangeEventArgs { Value = "Bücher!" }));
        await page.InvokeAsync(() => page.Find("[data-field=measure]").ChangeAsync(new ChangeEventArgs { Value = "RetentionRate" }));
        await page.InvokeAsync(() => page.Find("[data-field=window]").ChangeAsync(new ChangeEventArgs { Value = "30" }));
        await page.InvokeAsync(() => page.Find("[data-field=target]").ChangeAsync(new ChangeEventArgs { Value = "42.5" }));
        await page.InvokeAsync(() => page.Find("fieldset > .button").ClickAsync());
        await page.InvokeAsync(() => page.Find(".limit .input").ChangeAsync(new ChangeEventArgs { Value = "20" }));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        var added = _measures.States[^1].Measure;
        Assert.Equal(("bucher", "Bücher!", 0.425m, 30), (added.Key, added.Name, added.Target!.Value, added.WindowDays));
        Assert.Equal(0.2m, Assert.Single(added.Thresholds).Limit);
        Assert.Contains("watched from now on", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_Refused_KeepsWhatWasTyped()
    {
        _measures.Refusal = new KeyMeasureException("name", "There is a key measure of this name already.");
        var page = RenderPage();
        await page.InvokeAsync(() => page.Find("header button.primary").ClickAsync());
        await page.InvokeAsync(() => page.Find("[data-field=name]").ChangeAsync(new ChangeEventArgs { Value = "Books" }));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        Assert.Contains("of this name already", page.Find("form [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Books", page.Find("[data-field=name]").GetAttribute("value"));
    }

    [Fact]
    public void Detail_DailyMeasure_DrawsExpectedAnomalyAndTarget()
    {
        var page = RenderDetail("revenue");

        var view = page.FindComponent<Analytics.Web.Components.Charts.ChartCard>().Instance.View!;
        var names = view.Figure.Traces.Select(static t => t.Name).ToArray();
        Assert.Contains("Expected", names);
        Assert.Contains("Stands out", names);
        Assert.Contains("Target", names);
        Assert.Contains("stands out", string.Join(' ', view.Table.Rows.Select(static r => r[^1])), StringComparison.Ordinal);
        Assert.Contains("Gross revenue − returns", page.Find(".how").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detail_ChangeAndUndo_PutsThresholdsBack()
    {
        var page = RenderDetail("revenue");
        await page.InvokeAsync(() => page.Find("header .button").ClickAsync());
        Assert.Empty(page.FindAll("[data-field=name]"));
        await page.InvokeAsync(() => page.Find(".threshold button").ClickAsync());
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        Assert.Single(_measures.States[0].Measure.Thresholds);

        await page.InvokeAsync(() => page.Find(".said button").ClickAsync());
        Assert.Equal(2, _measures.States[0].Measure.Thresholds.Count);
    }

    [Fact]
    public async Task Detail_OwnDeleted_UndoBringsItBack()
    {
        var page = RenderDetail("books");
        Assert.Contains("Category is Books", page.Find(".how").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindAll("header .button")[1].ClickAsync());
        Assert.DoesNotContain(_measures.States, static s => s.Measure.Key == "books");

        await page.InvokeAsync(() => page.Find(".empty-state button").ClickAsync());
        Assert.Contains(_measures.States, static s => s.Measure.Key == "books");
        Assert.Contains("is back", page.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Detail_Unknown_SaysSo() => Assert.Contains("no such measure", RenderDetail("nothing").Markup, StringComparison.Ordinal);

    [Fact]
    public void Followers_Told_CountAndLeaveNoSubscription()
    {
        Setup([Policies.Read]);
        var count = Render<AlertCount>();
        var list = Render<OpenAlerts>();
        Assert.Contains("2 open alerts", count.Markup, StringComparison.Ordinal);
        Assert.Equal(["Critical", "Warning"], list.FindAll("li .severity").Select(static s => s.TextContent));

        _measures.Alerts.Clear();
        _measures.Tell();

        list.WaitForAssertion(() => Assert.Empty(list.FindAll("section")), TimeSpan.FromSeconds(20));
        count.WaitForAssertion(() => Assert.Empty(count.FindAll("span")), TimeSpan.FromSeconds(20));
        count.Instance.Dispose();
        list.Instance.Dispose();
        Assert.Equal(0, _measures.Listeners);
    }

    [Fact]
    public void Page_Disposed_LeavesNoSubscription()
    {
        var page = RenderPage();
        page.Instance.Dispose();
        Assert.Equal(0, _measures.Listeners);
    }

    [Theory]
    [InlineData("Bücher & mehr", "bucher-mehr")]
    [InlineData("30 days", "own-30-days")]
    [InlineData("日本", "own")]
    [InlineData("revenue", "revenue-2")]
    public void KeyOf_AnyName_IsAKey(string name, string expected) => Assert.Equal(expected, MeasureWords.KeyOf(name, ["revenue"]));

    private void Setup(string[] policies)
    {
        AddPage(_runner, policies);
        ComponentFactories.AddStub<SavedViewsMenu>();
        Services.AddSingleton(new KeyMeasureParts(new KeyMeasureReader(_runner, null, null), static () => new FakeShop().Settings, TimeProvider.System));
        Services.AddSingleton<IEventLogs>(new FakeEventLogs(null));
        Services.AddSingleton<MeasureAnswers>();
        Services.AddSingleton<IKeyMeasures>(_measures);
        Services.AddSingleton<IKeyMeasureActions>(_measures);
    }

    private IRenderedComponent<MeasuresPage> RenderPage(string address = "/measures", string[]? policies = null)
    {
        Setup(policies ?? [Policies.Read, Policies.Import, Policies.SaveViews]);
        Open(address);
        var page = Render<MeasuresPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")), TimeSpan.FromSeconds(20));
        return page;
    }

    private IRenderedComponent<MeasureDetail> RenderDetail(string key, string query = "")
    {
        Setup([Policies.Read, Policies.Import, Policies.SaveViews]);
        Open("/measures/" + key + query);
        var page = Render<MeasureDetail>(parameters => parameters.Add(static p => p.Key, key));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")), TimeSpan.FromSeconds(20));
        return page;
    }
}
