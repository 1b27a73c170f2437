using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Monitoring;

public sealed class KeyMeasureServiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [EachDatabase]
    public async Task Compute_AShop_KeepsWhatTheQueriesSay(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var runner = new FakeQueryRunner(MadeUpShop.Lines(Today.AddDays(-1), 900), Today);
        var measures = Service(storage, runner, new Sent());

        await measures.ComputeAsync();
        var states = (await measures.StatesAsync()).ToDictionary(static s => s.Measure.Key);

        var lastDay = await runner.RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.Orders], Period = new Period(Today.AddDays(-1), Today.AddDays(-1)) });
        Assert.Equal(lastDay.Totals[0].Value, states["revenue"].Value);
        Assert.Equal(lastDay.Totals[1].Value, states["orders"].Value);
        Assert.Equal(90, states["revenue"].Points.Count);
        Assert.Equal(Today.AddDays(-1), states["revenue"].Points[^1].Day);
        var week = await runner.RunAsync(new AnalyticsQuery { Measures = [Measure.Returns, Measure.GrossRevenue], Period = new Period(Today.AddDays(-7), Today.AddDays(-1)) });
        Assert.Equal(week.Totals[0].Value / week.Totals[1].Value, states["return-rate"].Value);
        var month = await runner.RunAsync(new AnalyticsQuery { Measures = [Measure.ActiveCustomers, Measure.NetRevenue], Period = new Period(Today.AddDays(-30), Today.AddDays(-1)) });
        Assert.Equal(month.Totals[0].Value, states["active-customers-monthly"].Value);
        var before = await runner.RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue], Period = new Period(Today.AddDays(-60), Today.AddDays(-31)) });
        Assert.Equal((month.Totals[1].Value - before.Totals[0].Value) / before.Totals[0].Value, states["revenue-growth"].Value);
        // No scores, no reviews: absent, never zero.
        Assert.Empty(states["churn-risk"].Points);
        Assert.Empty(states["satisfaction"].Points);
        Assert.Null(states["satisfaction"].Value);
        Assert.NotEmpty(await measures.HistoryAsync("revenue", KeyMeasureGrain.Hour, Today.AddDays(-3)));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => measures.HistoryAsync("nothing", KeyMeasureGrain.Day, Today));
    }

    [Fact]
    public async Task Evaluate_BeyondThenWorseThenWell_OpensEscalatesAndEndsOneAlert()
    {
        await using var storage = await StorageFixture.StartAsync();
        var sent = new Sent();
        var value = 100m;
        var runner = new FakeQueryRunner(MadeUpShop.Lines(Today.AddDays(-1), 900), Today);
        var measures = Service(storage, runner, sent);
        var mine = await measures.SaveAsync(Mine() with
        {
            Thresholds =
            [
                new Threshold(AlertSeverity.Warning, ThresholdKind.Fixed, ThresholdSide.Above, 200),
                new Threshold(AlertSeverity.Critical, ThresholdKind.Fixed, ThresholdSide.Above, 400),
            ],
        });

        async Task<IReadOnlyList<AlertNews>> AtAsync(decimal now)
        {
            value = now;
            await storage.Get<KeyMeasureStore>().WriteAsync(mine.Key, byHour: false, [new StoredKeyValue(Today.AddDays(-1).ToDateTime(default), value, 1)]);
            return [.. (await measures.EvaluateAsync()).Where(static n => n.Alert.MeasureKey == "mine")];
        }

        Assert.Empty(await AtAsync(200));
        var opened = Assert.Single(await AtAsync(250));
        Assert.Empty(await AtAsync(260));
        Assert.Equal(260, (await OpenAsync()).Figures.Value);
        await measures.AcknowledgeAsync(opened.Alert.Id, "ann");
        var worse = Assert.Single(await AtAsync(500));
        // Well behind critical, still above warning's hysteresis.
        var eased = Assert.Single(await AtAsync(300));
        Assert.Empty(await AtAsync(190));
        await measures.SnoozeAsync(opened.Alert.Id, "ann", TimeSpan.FromHours(4));
        var cleared = Assert.Single(await AtAsync(180));

        Assert.Equal(
            [AlertEvent.Opened, AlertEvent.Escalated, AlertEvent.Eased, AlertEvent.Cleared],
            [opened.Event, worse.Event, eased.Event, cleared.Event]);
        Assert.All([worse, eased, cleared], n => Assert.Equal(opened.Alert.Id, n.Alert.Id));
        Assert.Equal((AlertSeverity.Critical, 500m, 400m), (worse.Alert.Severity, worse.Alert.Figures.Value, worse.Alert.Figures.Threshold.Limit));
        // What eased is not sent; what ended while it was put off neither.
        Assert.Equal([AlertEvent.Opened, AlertEvent.Escalated], sent.News.Where(static n => n.Alert.MeasureKey == "mine").Select(static n => n.Event));
        Assert.Equal(
            [AlertEvent.Cleared, AlertEvent.Snoozed, AlertEvent.Eased, AlertEvent.Escalated, AlertEvent.Acknowledged, AlertEvent.Opened],
            (await measures.LogAsync(opened.Alert.Id)).Select(static e => e.Event));
        Assert.DoesNotContain(await measures.AlertsAsync(openOnly: true), static a => a.MeasureKey == "mine");

        async Task<Alert> OpenAsync() => (await measures.AlertsAsync(openOnly: true)).Single(static a => a.MeasureKey == "mine");
    }

    [Fact]
    public async Task DataOfOtherDaysTookItsPlace_ValuesAndAlertsOfTheOldDaysGo()
    {
        await using var storage = await StorageFixture.StartAsync();
        var before = Service(storage, new FakeQueryRunner(MadeUpShop.Lines(Today.AddDays(-1), 900), Today), null);
        var mine = await before.SaveAsync(Mine() with { Thresholds = [new Threshold(AlertSeverity.Critical, ThresholdKind.Fixed, ThresholdSide.Above, -1)] });
        await before.ComputeAsync();
        var alert = Assert.Single(await before.EvaluateAsync(), static n => n.Alert.MeasureKey == "mine").Alert;

        // Years ago, and over.
        var end = new DateOnly(2011, 12, 9);
        var after = Service(storage, new FakeQueryRunner(MadeUpShop.Lines(end, 400), end, isClosed: true), null);
        await after.SaveAsync(mine with { Thresholds = [] });
        await after.ComputeAsync();

        Assert.Contains(await after.EvaluateAsync(), n => n.Alert.Id == alert.Id && n.Event == AlertEvent.Cleared);
        Assert.Contains("no more", (await after.LogAsync(alert.Id))[0].Detail, StringComparison.Ordinal);
        var states = await after.StatesAsync();
        Assert.All(states, state => Assert.All(state.Points, point => Assert.InRange(point.Day, end.AddDays(-400), end)));
        Assert.NotEmpty(states.Single(static s => s.Measure.Key == "revenue").Points);
        Assert.Empty(await after.HistoryAsync("revenue", KeyMeasureGrain.Hour, Today.AddDays(-30)));
    }

    [Fact]
    public async Task Save_OwnChangedDeletedAndSavedAgain_KeepsValuesAndVersionsHonest()
    {
        await using var storage = await StorageFixture.StartAsync();
        var measures = Service(storage, new FakeQueryRunner(MadeUpShop.Lines(Today.AddDays(-1), 900), Today), null);
        var mine = await measures.SaveAsync(Mine());

        var stale = await Assert.ThrowsAsync<KeyMeasureException>(() => measures.SaveAsync(Mine()));
        var changed = await measures.SaveAsync(mine with { Name = "Books sold", Target = new KeyMeasureTarget(10, null) });
        var same = await Assert.ThrowsAsync<KeyMeasureException>(() => measures.SaveAsync(Mine() with { Key = "other", Name = "BOOKS sold" }));
        var state = (await measures.StatesAsync()).Single(static s => s.Measure.Key == "mine");

        Assert.Equal(("version", "name", 2), (stale.Field, same.Field, changed.Version));
        Assert.NotEmpty(state.Points);
        Assert.Equal(state.Value / 10, state.Completion);
        Assert.Equal(MeasureUnit.Money, state.Measure.Unit);

        var removed = await measures.DeleteAsync("mine");
        Assert.DoesNotContain(measures.Measures, static m => m.Key == "mine");
        await measures.SaveAsync(removed);
        Assert.Equal("Books sold", measures.Measures.Single(static m => m.Key == "mine").Name);
        Assert.Equal("key", (await Assert.ThrowsAsync<KeyMeasureException>(() => measures.DeleteAsync("revenue"))).Field);
    }

    [Fact]
    public async Task Save_ADelivered_ChangesTargetOwnerAndThresholdsAlone()
    {
        await using var storage = await StorageFixture.StartAsync();
        var measures = Service(storage, new FakeQueryRunner([], Today), null);

        await measures.SaveAsync(KeyMeasureCatalog.Find("revenue")! with { Name = "Mine now", WindowDays = 30, Owner = "ann", Target = new KeyMeasureTarget(5_000, null), Thresholds = [] });

        var revenue = measures.Measures.Single(static m => m.Key == "revenue");
        Assert.Equal(("Net revenue", 1, "ann", 5_000m), (revenue.Name, revenue.WindowDays, revenue.Owner, revenue.Target!.Value));
        Assert.Empty(revenue.Thresholds);
        Assert.Equal(0, await measures.ComputeAsync());
        Assert.Empty(await measures.EvaluateAsync());
    }

    [Theory]
    [InlineData("Key with spaces", "Name", 1, "key")]
    [InlineData("k", " ", 1, "name")]
    [InlineData("k", "Name", 999, "windowDays")]
    public async Task Save_Nonsense_NamesTheField(string key, string name, int window, string field)
    {
        await using var storage = await StorageFixture.StartAsync();
        var measures = Service(storage, new FakeQueryRunner([], Today), null);

        var error = await Assert.ThrowsAsync<KeyMeasureException>(() => measures.SaveAsync(Mine() with { Key = key, Name = name, WindowDays = window }));

        Assert.Equal(field, error.Field);
    }

    [Theory]
    [InlineData(200, true, 100, 2.0)]
    [InlineData(50, false, 100, 2.0)]
    [InlineData(0, false, 100, null)]
    public void Completion_ByDirection_IsTheShareOfTheTarget(int value, bool higherIsBetter, int target, double? expected) =>
        Assert.Equal((decimal?)expected, (Mine() with { HigherIsBetter = higherIsBetter, Target = new KeyMeasureTarget(target, null) }).Completion(value));

    [Fact]
    public async Task EvaluateToday_TodayCrossesALimit_CallsAtOnceAndEndsOnlyBehindTheHysteresisOrWithTheDay()
    {
        await using var storage = await StorageFixture.StartAsync();
        var sent = new Sent();
        List<FakeLine> lines = [.. MadeUpShop.Lines(Today.AddDays(-1), 900)];
        var measures = Service(storage, new FakeQueryRunner(lines, Today), sent);
        await measures.SaveAsync(Mine() with
        {
            Thresholds =
            [
                new Threshold(AlertSeverity.Warning, ThresholdKind.Fixed, ThresholdSide.Above, 5_000),
                new Threshold(AlertSeverity.Critical, ThresholdKind.Fixed, ThresholdSide.Above, 9_000),
                // A day that is not over has not fallen below anything.
                new Threshold(AlertSeverity.Critical, ThresholdKind.Fixed, ThresholdSide.Below, 4_000),
            ],
        });

        Assert.Empty(await SellAsync(1_000));
        var opened = Assert.Single(await SellAsync(4_500));
        Assert.Equal((AlertEvent.Opened, Today, 5_500m, true), (opened.Event, opened.Alert.Figures.Day, opened.Alert.Figures.Value, opened.Alert.Figures.IsSoFar));
        // The days before are in order, which says nothing of today.
        Assert.DoesNotContain(await measures.EvaluateAsync(), static n => n.Alert.MeasureKey == "mine" && n.Event == AlertEvent.Cleared);
        var worse = Assert.Single(await SellAsync(4_000));
        var eased = Assert.Single(await SellAsync(-4_700));
        Assert.Empty(await SellAsync(-200));
        var ended = Assert.Single(await SellAsync(-200));

        Assert.Equal([AlertEvent.Opened, AlertEvent.Escalated, AlertEvent.Eased, AlertEvent.Cleared], [opened.Event, worse.Event, eased.Event, ended.Event]);
        Assert.All([worse, eased, ended], n => Assert.Equal(opened.Alert.Id, n.Alert.Id));
        Assert.Equal([AlertEvent.Opened, AlertEvent.Escalated, AlertEvent.Cleared], sent.News.Where(static n => n.Alert.MeasureKey == "mine").Select(static n => n.Event));

        async Task<IReadOnlyList<AlertNews>> SellAsync(decimal amount)
        {
            lines.Add(new FakeLine(Today.ToDateTime(new TimeOnly(10, 0)), "T1", "C001", "P00", "Books", "Web", "Berlin", 1, amount));
            return [.. (await measures.EvaluateTodayAsync()).Where(static n => n.Alert.MeasureKey == "mine")];
        }
    }

    [Fact]
    public async Task EvaluateToday_AnEarlierDaysAlert_GoesOnUntilTheDayIsOver()
    {
        await using var storage = await StorageFixture.StartAsync();
        List<FakeLine> lines = [.. MadeUpShop.Lines(Today.AddDays(-2), 900), new FakeLine(Today.AddDays(-1).ToDateTime(new TimeOnly(10, 0)), "Y1", "C001", "P00", "Books", "Web", "Berlin", 1, 6_000)];
        var measures = Service(storage, new FakeQueryRunner(lines, Today), null);
        await measures.SaveAsync(Mine() with { Thresholds = [new Threshold(AlertSeverity.Warning, ThresholdKind.Fixed, ThresholdSide.Above, 5_000)] });
        var opened = Assert.Single(await measures.EvaluateAsync(), static n => n.Alert.MeasureKey == "mine");

        Assert.Empty(await measures.EvaluateTodayAsync());

        Assert.Equal(Today.AddDays(-1), (await measures.AlertsAsync(openOnly: true)).Single(a => a.Id == opened.Alert.Id).Figures.Day);
    }

    [Fact]
    public async Task EvaluateToday_AnyDay_CallsNothingThatTheWholeDayWouldNotCall()
    {
        await using var storage = await StorageFixture.StartAsync();
        var all = MadeUpShop.Lines(Today, 4_000).Where(static line => line.Amount > 0).ToList();
        List<FakeLine> lines = [.. all.Where(static line => line.At < Today.ToDateTime(default))];
        var measures = Service(storage, new FakeQueryRunner(lines, Today), null);
        await measures.ComputeAsync();
        HashSet<string> called = [];
        foreach (var line in all.Where(static line => line.At >= Today.ToDateTime(default)).OrderBy(static line => line.At))
        {
            lines.Add(line);
            called.UnionWith((await measures.EvaluateTodayAsync()).Where(static n => n.Event == AlertEvent.Opened).Select(static n => n.Alert.MeasureKey));
        }

        await using var later = await StorageFixture.StartAsync();
        var tomorrow = Service(later, new FakeQueryRunner(lines, Today.AddDays(1)), null);
        await tomorrow.ComputeAsync();
        var whole = (await tomorrow.EvaluateAsync()).Select(static n => n.Alert.MeasureKey);

        Assert.NotEmpty(called);
        Assert.Subset(whole.ToHashSet(), called);
    }

    private static KeyMeasure Mine() => new()
    {
        Key = "mine",
        Name = "Books",
        Kind = KeyMeasureKind.Kpi,
        Measure = Measure.NetRevenue,
        Filters = [new Filter(Dimension.Category, ["Books"])],
        IsOwn = true,
    };

    private static KeyMeasureService Service(StorageFixture storage, FakeQueryRunner runner, IAlertSender? sender) => new(
        new KeyMeasureReader(runner, null, null), storage.Get<KeyMeasureStore>(), storage.Get<AlertStore>(), storage.Get<SettingsStore>(), sender, new FixedClock(new DateTimeOffset(Today.ToDateTime(new TimeOnly(12, 30)), TimeSpan.Zero)));

    private sealed class Sent : IAlertSender
    {
        public List<AlertNews> News { get; } = [];

        public void Send(IReadOnlyList<AlertNews> news) => News.AddRange(news);
    }
}
