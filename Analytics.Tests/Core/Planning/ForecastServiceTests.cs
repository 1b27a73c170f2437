using Analytics.Core.Forecasting;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.State;

namespace Analytics.Tests.Core.Planning;

public sealed class ForecastServiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private readonly FakeForecaster _models = new();

    [Fact]
    public async Task Get_SecondTimeAndAfterARestart_IsReused()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        var runner = Shop();
        using var service = Service(storage, runner);
        var question = new ForecastQuestion { Days = 14 };

        var first = await service.GetAsync(question);
        var second = await service.GetAsync(question with { Level = 0.8 });
        using var restarted = Service(storage, runner);
        var third = await restarted.GetAsync(question);

        Assert.Equal([false, true, true], new[] { first, second, third }.Select(a => a.IsReused));
        Assert.Equal(1, _models.Asked);
        Assert.Equal(first.Forecast!.FittedAt.ToUnixTimeMilliseconds(), third.Forecast!.FittedAt.ToUnixTimeMilliseconds());
        Assert.Equal(first.Forecast.Steps.Select(s => s.Mean), third.Forecast.Steps.Select(s => s.Mean));
        Assert.Equal(14, third.Forecast.Steps.Count);
    }

    [Fact]
    public async Task Get_DataChangedALittle_IsReusedAndALot_IsNot()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        var lines = MadeUpShop.Lines(Today, 2_000);
        using var service = Service(storage, new FakeQueryRunner(lines, Today));
        await service.GetAsync(new ForecastQuestion());

        using var little = Service(storage, new FakeQueryRunner([.. lines.Select((l, i) => i == 900 ? l with { Amount = l.Amount + 1 } : l)], Today) { Freshness = Fresh(2) });
        var same = await little.GetAsync(new ForecastQuestion());
        using var much = Service(storage, new FakeQueryRunner([.. lines.Select(l => l with { Amount = l.Amount * 1.01m })], Today) { Freshness = Fresh(3) });
        var other = await much.GetAsync(new ForecastQuestion());

        Assert.True(same.IsReused);
        Assert.False(other.IsReused);
        Assert.Equal(3, other.Forecast!.DataVersion);
        Assert.Equal(2, _models.Asked);
    }

    [Fact]
    public async Task Get_NewDayOrNewVersionOfTheModels_ComputesAgain()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        var lines = MadeUpShop.Lines(Today, 2_000);
        using var service = Service(storage, new FakeQueryRunner(lines, Today));
        await service.GetAsync(new ForecastQuestion());
        using var tomorrow = Service(storage, new FakeQueryRunner([.. lines, lines[^1] with { At = lines[^1].At.AddDays(1) }], Today.AddDays(1)));

        Assert.False((await tomorrow.GetAsync(new ForecastQuestion())).IsReused);
        _models.Version = 2;
        Assert.False((await tomorrow.GetAsync(new ForecastQuestion())).IsReused);
        Assert.True((await tomorrow.GetAsync(new ForecastQuestion())).IsReused);
    }

    [Fact]
    public async Task Get_ByCategory_PartsAddUpToTheTotal()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        using var service = new ForecastService(Shop(), new SeriesForecaster(), storage.Get<ForecastStore>(), TimeProvider.System);

        var forecast = (await service.GetAsync(new ForecastQuestion { Days = 10, By = Dimension.Category, Model = "snaive" })).Forecast!;

        Assert.Equal(5, forecast.Parts.Count);
        for (var i = 0; i < forecast.Steps.Count; i++)
        {
            Assert.Equal(forecast.Steps[i].Mean, forecast.Parts.Sum(p => p.Steps[i].Mean), 6);
        }

        Assert.Equal(forecast.Total.Mean, forecast.Parts.Sum(p => p.Total.Mean), 6);
        Assert.Equal(forecast.History.Sum(p => p.Value), forecast.Parts.Sum(p => p.HistoryTotal), 4);
    }

    [Fact]
    public async Task Get_BySavedSegments_CountsEachCustomerOnceAndAddsUp()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        var lines = MadeUpShop.Lines(Today, 2_000);
        var customers = lines.Select(l => l.Customer).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        var third = customers.Length / 3;
        var runner = new FakeQueryRunner(lines, Today)
        {
            Segments = new Dictionary<string, string[]> { ["1"] = customers[..(2 * third)], ["2"] = customers[third..(2 * third + 1)] },
        };
        using var service = Service(storage, runner);

        var forecast = (await service.GetAsync(new ForecastQuestion { Days = 5, By = Dimension.Segment })).Forecast!;
        using var without = Service(storage, Shop());
        var refused = await Assert.ThrowsAsync<QueryException>(() => without.GetAsync(new ForecastQuestion { By = Dimension.Segment }));

        var only = customers[..third].ToHashSet();
        Assert.Equal((double)lines.Where(l => l.Customer is not null && only.Contains(l.Customer)).Sum(l => l.Amount), forecast.Parts.Single(p => p.Value.Key == "1").HistoryTotal, 4);
        Assert.Contains(forecast.Parts, p => p.Value.Key == "(several)");
        Assert.Equal("In none", Formatter.Label(forecast.Parts.Single(p => p.Value.Key == "(outside)").Value));
        Assert.Equal(forecast.History.Sum(p => p.Value), forecast.Parts.Sum(p => p.HistoryTotal), 4);
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(forecast.Steps[i].Mean, forecast.Parts.Sum(p => p.Steps[i].Mean), 6));
        Assert.Equal("by", refused.Field);
    }

    [Fact]
    public async Task Get_TwoAtOnce_ComputeOnce()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        using var go = new ManualResetEventSlim();
        _models.Wait = go.Wait;
        using var service = Service(storage, Shop());

        var both = new[] { service.GetAsync(new ForecastQuestion()), service.GetAsync(new ForecastQuestion()) };
        go.Set();
        await Task.WhenAll(both);

        Assert.Equal(1, _models.Asked);
    }

    [Fact]
    public async Task Lease_LastLeaves_ComputationIsCancelled()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        using var begun = new ManualResetEventSlim();
        var wasCancelled = new TaskCompletionSource();
        _models.Wait = token =>
        {
            begun.Set();
            token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
            wasCancelled.TrySetResult();
        };
        using var service = Service(storage, Shop());

        var lease = service.Ask(new ForecastQuestion());
        var other = service.Ask(new ForecastQuestion());
        begun.Wait();
        Assert.NotNull(lease.Progress);
        lease.Dispose();
        Assert.Equal(1, service.Running);
        Assert.False(wasCancelled.Task.IsCompleted);
        other.Dispose();

        await wasCancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lease.Answer);
        Assert.Null(await storage.Get<ForecastStore>().FindAsync(ForecastQuestions.StorageKey(new ForecastQuestion())));
    }

    [Fact]
    public async Task Get_TooLittleData_SaysHowMuchIsNeeded()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        var lines = MadeUpShop.Lines(Today, 2_000).Where(l => DateOnly.FromDateTime(l.At) > Today.AddDays(-9)).ToArray();
        using var service = Service(storage, new FakeQueryRunner(lines, Today, isClosed: true));

        var answer = await service.GetAsync(new ForecastQuestion());

        Assert.Null(answer.Forecast);
        Assert.Equal((ForecastRefusalReason.TooShort, 14, 9), (answer.Refusal!.Reason, answer.Refusal.ObservationsNeeded, answer.Refusal.ObservationsHad));
        Assert.Equal(answer, await service.FindAsync(new ForecastQuestion()));
    }

    [Fact]
    public async Task Get_TodayNotOver_IsLeftOutAndForecast()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        var lines = MadeUpShop.Lines(Today, 2_000);
        using var service = Service(storage, new FakeQueryRunner(lines, Today) { IsLastDayOpen = true });

        var forecast = (await service.GetAsync(new ForecastQuestion { Days = 7 })).Forecast!;

        Assert.Equal(Today, forecast.Unfinished!.Start);
        Assert.Equal(Today.AddDays(-1), forecast.History[^1].Start);
        Assert.Equal(new Period(Today, Today.AddDays(6)), forecast.Days);
        Assert.Equal(new Period(Today.AddDays(-7), Today.AddDays(-1)), forecast.Before!.Days);
        Assert.Equal(forecast.History.TakeLast(7).Sum(p => p.Value), forecast.Before.Value, 6);
    }

    [Fact]
    public async Task Get_DaysWithoutALine_AreZero()
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        var lines = MadeUpShop.Lines(Today, 2_000).Where(l => l.At.DayOfWeek != DayOfWeek.Saturday).ToArray();
        using var service = Service(storage, new FakeQueryRunner(lines, Today));

        var forecast = (await service.GetAsync(new ForecastQuestion())).Forecast!;

        Assert.All(forecast.History.Where(p => p.Start.DayOfWeek == DayOfWeek.Saturday), p => Assert.Equal(0, p.Value));
        Assert.Equal(forecast.History.Count, forecast.History[^1].Start.DayNumber - forecast.History[0].Start.DayNumber + 1);
        Assert.Equal((double)lines.Sum(l => l.Amount), forecast.History.Sum(p => p.Value), 4);
    }

    [Theory]
    [InlineData(ForecastGrain.Day)]
    [InlineData(ForecastGrain.Week)]
    public async Task Get_AnEarlierVersionIsHeld_LearnsUntilThenReachesAsFarAndShowsWhatCameSince(ForecastGrain grain)
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        var holds = new FakeForecastHolds();
        using var service = new ForecastService(Shop(), _models, storage.Get<ForecastStore>(), TimeProvider.System, holds: holds);
        var question = new ForecastQuestion { Days = 28, Grain = grain };
        var before = (await service.GetAsync(question)).Forecast!;
        var until = before.Trained.To.AddDays(-21);

        await holds.GoBackAsync(until, "ada");
        var held = (await service.GetAsync(question)).Forecast!;
        var named = (await service.GetAsync(question with { Training = new Period(before.Trained.From, before.Trained.To) })).Forecast!;
        var found = (await service.FindAsync(question))!.Forecast!;
        await holds.EndAsync();
        var after = (await service.GetAsync(question)).Forecast!;

        var steps = grain == ForecastGrain.Day ? 21 : 3;
        Assert.Equal((until, "ada"), (held.Hold!.Until, held.Hold.By));
        Assert.Equal(until, held.Trained.To);
        Assert.Equal(before.Days.To, held.Days.To);
        Assert.Equal(before.Steps.Count + steps, held.Steps.Count);
        Assert.Equal(question, held.Question);
        Assert.Equal(before.History.TakeLast(steps).Select(static p => (p.Start, p.Value)), held.Since.Select(static p => (p.Start, p.Value)));
        // The last week that it may see, and no later day.
        Assert.Equal(before.History.SkipLast(steps).TakeLast(7).Average(static p => p.Value), held.Steps[0].Mean, 9);
        Assert.Equal(held.Hold, found.Hold);
        Assert.Null(named.Hold);
        Assert.Null(after.Hold);
        Assert.Empty(after.Since);
        Assert.Equal(before.Steps.Select(static s => s.Mean), after.Steps.Select(static s => s.Mean));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-4_000)]
    public async Task Get_HeldToADayThatHoldsNothingBack_IsAsIfNothingHeld(int days)
    {
        await using var storage = await StorageFixture.StartAsync(DatabaseProvider.Sqlite);
        var holds = new FakeForecastHolds();
        using var service = new ForecastService(Shop(), _models, storage.Get<ForecastStore>(), TimeProvider.System, holds: holds);
        var free = (await service.GetAsync(new ForecastQuestion())).Forecast!;
        await holds.GoBackAsync(free.Trained.To.AddDays(days), "ada");

        var answer = await service.GetAsync(new ForecastQuestion());

        Assert.True(answer.IsReused);
        Assert.Null(answer.Forecast!.Hold);
        Assert.Equal(free.Days, answer.Forecast.Days);
    }

    private static Freshness Fresh(long version) => new(version, new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero), 2_000, Today, false);

    private static FakeQueryRunner Shop() => new(MadeUpShop.Lines(Today, 2_000), Today);

    private ForecastService Service(StorageFixture storage, FakeQueryRunner runner) =>
        new(runner, _models, storage.Get<ForecastStore>(), TimeProvider.System);
}
