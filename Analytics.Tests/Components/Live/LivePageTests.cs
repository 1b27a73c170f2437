using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Live;
using Analytics.Core.Streaming;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Pages.Live;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.Live;

public sealed class LivePageTests : BunitContext, IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly FixedClock _clock = new(Now);
    private readonly LiveFeed _feed = new();
    private readonly FactStore _facts = new();
    private readonly CustomerLabelBoard _labels = new();
    private readonly FakeTotals _totals;
    private readonly FakeDeeds _deeds = new();
    private long _accepted;

    public LivePageTests()
    {
        _totals = new FakeTotals(_clock);
    }

    [Fact]
    public void Page_PurchaseComes_StandsAtTheTop()
    {
        var page = RenderPage();

        Sell("o1", 12.5m);
        Sell("o2", -3m);

        page.WaitForAssertion(() => Assert.Equal(["Return: Candle", "Candle"], page.FindAll("tbody .what span").Select(static e => e.TextContent)));
        Assert.Contains("vs yesterday", page.Find(".tiles").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.FindAll(".tile").Count);
    }

    [Fact]
    public void Row_HostileName_IsText()
    {
        var page = RenderPage();

        Sell("o\"1", 1, "<img src=x onerror=alert(1)> \"&\"");

        page.WaitForAssertion(() => Assert.Equal("<img src=x onerror=alert(1)> \"&\"", page.Find("tbody .what span").TextContent));
        Assert.Equal("<img src=x onerror=alert(1)> \"&\"", page.Find("tbody .what").GetAttribute("title"));
        Assert.Equal("o\"1", page.Find("tbody tr").GetAttribute("data-order"));
        Assert.Empty(page.FindAll("tbody img"));
    }

    [Fact]
    public async Task Page_ManyFramesWhileItsReaderIsBusy_AreDrawnOnce()
    {
        var page = RenderPage();
        Sell("a", 1);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody .what")));
        var before = page.RenderCount;
        Sell("b", 1);
        page.WaitForAssertion(() => Assert.Equal("b", page.Find("tbody tr").GetAttribute("data-order")));
        var once = page.RenderCount - before;
        using var gate = new ManualResetEventSlim();
        using var isBusy = new ManualResetEventSlim();
        var busy = Task.Run(() => page.InvokeAsync(() =>
        {
            isBusy.Set();
            gate.Wait();
        }));
        isBusy.Wait();
        var drawn = page.RenderCount;

        for (var i = 1; i <= 500; i++)
        {
            Sell("o" + i, 1);
        }

        gate.Set();
        await busy;

        page.WaitForAssertion(() => Assert.Equal("o500", page.Find("tbody tr").GetAttribute("data-order")));
        Assert.Equal(drawn + once, page.RenderCount);
    }

    [Fact]
    public void Board_PurchaseComes_KeepsTheRowsThatStoodThere()
    {
        RenderPage();
        var board = Services.GetRequiredService<LiveBoard>();
        Sell("o1", 1);
        var before = board.Current;

        Sell("o2", 1);

        var after = board.Current;
        Assert.Equal(["o2", "o1"], after.Rows.Select(static row => row.OrderId));
        Assert.Same(before.Rows[0], after.Rows[1]);
    }

    [Fact]
    public void Map_PlacesOfToday_AreOnItOrNamedBesideIt()
    {
        _totals.Locations = [Part("Rome", 75), Part("Nowhere", 20), Part(string.Empty, 5)];

        var page = RenderPage();

        var map = page.Find(".map");
        Assert.Equal("Rome", Assert.Single(map.QuerySelectorAll(".dot")).TextContent.Trim());
        Assert.StartsWith("A map. Rome", map.QuerySelector("[role=img]")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("75.0%", map.QuerySelector("[role=img]")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal("Not on the map: Nowhere 20.0%, Unknown 5.0%.", map.QuerySelector(".rest")!.TextContent);
        Assert.Equal("map/world.svg#land", map.QuerySelector("use")!.GetAttribute("href"));
        Assert.Contains("Nowhere", page.FindAll(".parts")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_NoPlaceIsKnown_IsNotThere()
    {
        _totals.Locations = [Part("Branch 7", 75)];

        Assert.Empty(RenderPage().FindAll(".map"));
    }

    [Fact]
    public void Pause_PurchasesCome_StandStillAndAreCounted()
    {
        var page = RenderPage();
        Sell("o1", 1);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody .what")));

        page.Find("button[aria-pressed=false]").Click();
        Sell("o2", 1);
        Sell("o3", 1);

        page.WaitForAssertion(() => Assert.Contains("2 newer purchases", page.Find(".state").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("tbody .what"));
        page.Find("button[aria-pressed=true]").Click();
        Assert.Equal(3, page.FindAll("tbody .what").Count);
    }

    [Fact]
    public void Page_NothingStreams_SaysWhatToDo()
    {
        _totals.HasStream = false;

        var page = RenderPage();

        Assert.Contains("Nothing streams yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("POST /api/v1/purchases", page.Markup, StringComparison.Ordinal);
        Assert.Contains("admin/keys", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Slider_Moved_SetsThePace()
    {
        AddDemo();
        var page = RenderPage();

        page.Find("input[type=range]").Change("9");

        Assert.Equal(50, _deeds.Pace);
    }

    [Fact]
    public void Slider_Viewer_IsNotThere()
    {
        AddDemo();

        var page = RenderPage(Policies.Read);

        Assert.Empty(page.FindAll("input[type=range]"));
    }

    [Fact]
    public async Task Dispose_LeavesNobodyBehind()
    {
        var page = RenderPage();
        var board = Services.GetRequiredService<LiveBoard>();
        Assert.Equal((1, 1), (board.Watchers, _feed.Listeners));

        await DisposeComponentsAsync();

        Assert.Equal((0, 0), (board.Watchers, _feed.Listeners));
        Assert.NotNull(page);
    }

    [Fact]
    public void Part_Segment_ShowsItsNumbersAndPurchasesAlone()
    {
        var page = RenderAt("live?segment=7");

        page.WaitForAssertion(() => Assert.Equal(["Lamp and 1 more"], page.FindAll("tbody .what span").Select(static e => e.TextContent)));
        Assert.Contains("£25", page.Find(".tiles").TextContent, StringComparison.Ordinal);
        Assert.Equal("s1", page.Find("tbody tr[data-sale]").GetAttribute("data-order"));
        Assert.Contains("A customer counts by the segment or tier of now", page.Find(".part").TextContent, StringComparison.Ordinal);
        Assert.Contains("Segment 7", page.Find(".chips").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, Services.GetRequiredService<LiveBoard>().Watchers);
    }

    [Fact]
    public async Task Part_TwoReaders_IsMadeOnceAndOnlyWhileSomebodyLooks()
    {
        var page = RenderAt("live?segment=7&channel=Web");
        var views = Services.GetRequiredService<LiveViews>();
        var same = views.Enter([new Filter(Dimension.Channel, ["Web"]), new Filter(Dimension.Segment, ["7"])])!;
        await same.First;
        Assert.Equal((1, 1), (views.Count, _feed.Listeners));

        await DisposeComponentsAsync();
        Assert.Equal(1, views.Count);
        views.Leave(same);

        Assert.Equal(0, views.Count);
        await Eventually.TrueAsync(() => _feed.Listeners == 0);
        Assert.NotNull(page);
    }

    [Fact]
    public async Task Part_LabelsChange_IsCountedAnew()
    {
        RenderAt("live");
        var views = Services.GetRequiredService<LiveViews>();
        var view = views.Enter([new Filter(Dimension.Segment, ["7"])])!;
        await view.First;
        var before = _totals.PartsRead;

        _labels.PutSegments([]);

        await Eventually.TrueAsync(() => _totals.PartsRead > before);
        views.Leave(view);
    }

    [Fact]
    public async Task Part_FilterTakenAway_IsTheWholeShopAgain()
    {
        var page = RenderAt("live?segment=7");
        page.WaitForAssertion(() => Assert.Contains("£25", page.Find(".tiles").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(() => page.Find(".chips button").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("£100", page.Find(".tiles").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".part"));
        Assert.Equal((1, 0), (Services.GetRequiredService<LiveBoard>().Watchers, Services.GetRequiredService<LiveViews>().Count));
    }

    [Fact]
    public void Part_SegmentThatIsGone_SaysSoAndShowsNoNumber()
    {
        var page = RenderAt("live?segment=gone");

        page.WaitForAssertion(() => Assert.Contains("There is no saved segment", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".tile"));
    }

    [Fact]
    public void Part_TooManyAreLookedAt_SaysSo()
    {
        RenderAt("live");
        var views = Services.GetRequiredService<LiveViews>();
        LiveView[] all = [.. Enumerable.Range(0, LiveViews.Most).Select(i => views.Enter([new Filter(Dimension.Channel, ["C" + i])])!)];

        Services.GetRequiredService<NavigationManager>().NavigateTo("live?segment=7");
        var page = Render<LivePage>();

        Assert.Contains("other parts of the shop", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Array.ForEach(all, views.Leave);
    }

    [Fact]
    public void Filter_Asked_ShowsTheBarAndOpensItsMenu()
    {
        var page = RenderPage();
        Assert.Empty(page.FindAll(".filter-bar"));

        page.Find("button[data-shortcut=f]").Click();

        Assert.Single(page.FindAll(".filter-bar"));
        page.WaitForAssertion(() => Assert.Contains(JSInterop.Invocations, static call => call.Identifier == "openMenu"));
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // Some services can only be disposed asynchronously.
    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        _facts.Dispose();
    }

    private void AddDemo()
    {
        var writer = new FactWriter(FactSnapshot.Empty);
        writer.AddBatch(new BatchFacts(1, "Demo shop", BatchKind.Demo, 0, 1));
        var snapshot = writer.Build(Guid.Empty, 1);
        _facts.UpdateAsync((_, _) => Task.FromResult(snapshot)).GetAwaiter().GetResult();
    }

    private void Sell(string order, decimal amount, string product = "Candle")
    {
        _accepted++;
        _feed.Publish([new LiveSale(_feed.NextNumber(), order, "c1", Now, Now, Money.FromDecimal(amount), 1, product, "Home", "Web", null, PurchaseStatus.Accepted, "Stream")]);
    }

    private static FakeQueryRunner Shop() => new(
    [
        new FakeLine(new DateTime(2026, 11, 29, 11, 0, 0), "s1", "c1", "Lamp", "Home", "Web", null, 1, 20m),
        new FakeLine(new DateTime(2026, 11, 29, 11, 0, 0), "s1", "c1", "Rug", "Home", "Web", null, 1, 5m),
        new FakeLine(new DateTime(2026, 11, 29, 11, 30, 0), "s2", "c2", "Desk", "Home", "Web", null, 1, 75m),
        new FakeLine(new DateTime(2026, 11, 28, 11, 30, 0), "s0", "c1", "Chair", "Home", "Web", null, 1, 75m),
    ])
    {
        Segments = new Dictionary<string, string[]> { ["7"] = ["c1"] },
    };

    private LiveViews AddViews(Func<StreamHealth> health)
    {
        var views = new LiveViews(_totals, Shop(), _feed, health, new FakeShop(), _clock, _labels);
        Services.AddSingleton(views);
        Services.AddSingleton<IQueryRunner>(Shop());
        Services.AddSingleton<IDataChanges>(new FakeChanges());
        Services.AddSingleton(Options.Create(new QueryCacheOptions()));
        Services.AddSingleton<ICustomerLabels>(_labels);
        Services.AddSingleton<CachedQueryService>();
        Services.AddScoped<ShellState>();
        return views;
    }

    private IRenderedComponent<LivePage> RenderPage(params string[] policies) => RenderAt("live", policies);

    private IRenderedComponent<LivePage> RenderAt(string address, params string[] policies)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        ComponentFactories.AddStub<Analytics.Web.Components.Controls.SavedViewsMenu>();
        Services.AddSingleton<IShop>(new FakeShop());
        Services.AddSingleton<TimeProvider>(_clock);
        Func<StreamHealth> health = () => new StreamHealth(0, 10_000, _accepted, 0, 0, 0, 0.5, null, null, Now, null);
        Services.AddSingleton(new LiveBoard(_totals, _feed, health, new FakeShop(), _clock));
        AddViews(health);
        Services.AddSingleton(new DemoPace(_facts, Options.Create(new StreamOptions())));
        Services.AddSingleton<ILiveActions>(_deeds);
        var authorization = AddAuthorization();
        authorization.SetAuthorized("ada@shop.example");
        authorization.SetPolicies(policies.Length > 0 ? policies : [Policies.Read, Policies.Import, Policies.Administer]);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<LivePage>();
    }

    private static LivePart Part(string name, decimal revenue) => new(name, new LiveCount(Money.FromDecimal(revenue), 1));

    private sealed class FakeTotals(TimeProvider clock) : ILiveQueries
    {
        public bool HasStream { get; set; } = true;

        public IReadOnlyList<LivePart> Locations { get; set; } = [Part("Rome", 100)];

        public int PartsRead { get; private set; }

        public LiveTotals Read(params IReadOnlyList<Filter> filters)
        {
            PartsRead += filters.Count > 0 ? 1 : 0;
            if (filters.Any(static f => f.Values.Contains("gone")))
            {
                throw new QueryException("filters", "There is no saved segment “gone”.");
            }

            var count = new LiveCount(Money.FromDecimal(filters.Count > 0 ? 25 : 100), filters.Count > 0 ? 1 : 4);
            var span = new LiveSpan(count, new LiveCount(Money.FromDecimal(80), 5), default);
            var minutes = Enumerable.Range(0, 61).Select(m => new LiveMinute(clock.GetUtcNow().AddMinutes(m - 60), count)).ToList();
            return new LiveTotals(clock.GetUtcNow(), 1, span, span, minutes, [new LivePart("Home", count)], Locations, HasStream);
        }
    }

    private sealed class FakeDeeds : ILiveActions
    {
        public double Pace { get; private set; } = -1;

        public Task SetPaceAsync(double perSecond)
        {
            Pace = perSecond;
            return Task.CompletedTask;
        }
    }
}
