using Analytics.Core.Customers;
using Analytics.Core.Monitoring;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Monitoring;

public sealed class ModelWatchTests
{
    [Fact]
    public async Task Read_TwoFits_HasScoresCalibrationDriftAndImportanceOfEach()
    {
        var scores = (await new ScoringShop().ScoreAsync())!;
        var newest = scores.Run with { Id = 2 };
        var scoring = new FakeScoring
        {
            Current = new CustomerScores(newest, scores.Columns, scores.Actions, scores.Recommendations),
            Runs = [newest, scores.Run with { Id = 1 }],
            Drift = [new FeatureDrift("recency", "Days since the last order", true, 0.3, 0.05, DriftLevel.Major, 40, 80), new FeatureDrift("value", "Value", true, 0, 0, DriftLevel.None, 1, 1)],
        };

        var reports = await new ModelWatch(scoring).ReadAsync();

        Assert.Equal([ModelKind.Churn, ModelKind.Lifetime, ModelKind.NextOrder, ModelKind.Recommendations], reports.Select(static r => r.Kind));
        var churn = reports[0];
        Assert.Equal([2, 1], churn.Versions.Select(static v => v.Id!.Value));
        Assert.Equal((true, false, false, true), (churn.Versions[0].IsShown, churn.Versions[0].CanGoBack, churn.Versions[1].IsShown, churn.Versions[1].CanGoBack));
        Assert.Equal(scores.Run.Churn!.Model!.Auc, churn.Shown!.Figures.Single(static f => f.Name == "AUC").Value);
        Assert.NotEmpty(churn.Shown.Calibration);
        Assert.Equal(3, churn.Shown.Importance.Count);
        Assert.Equal(DriftLevel.Major, churn.Level);
        Assert.Equal("recency", Assert.Single(churn.DriftNow).Key);
        Assert.Equal(2, reports[1].DriftNow.Count);
        Assert.NotEmpty(reports[1].Shown!.Calibration);
        Assert.All(reports[1].Shown!.Importance, static i => Assert.Equal("lifetime", i.Model));
    }

    [Fact]
    public async Task Read_NothingFitted_IsEmptyButSaysWhichModelsThereAre()
    {
        var reports = await new ModelWatch(new FakeScoring()).ReadAsync();
        Assert.Equal(4, reports.Count);
        Assert.All(reports, static r => Assert.Empty(r.Versions));
    }

    [Theory]
    [InlineData(0.8, 0.7, true, true)]
    [InlineData(0.8, 0.7, false, false)]
    [InlineData(0.7, 0.7, true, null)]
    public void IsBetter_AgainstABaseline_FollowsItsDirection(double value, double baseline, bool larger, bool? better) =>
        Assert.Equal(better, new ModelFigure("x", value, baseline, "y", ModelFigureUnit.Number, larger).IsBetter);

    [Fact]
    public async Task Forecasts_FittedTwice_KeepWhatTheEarlierFitDid()
    {
        await using var storage = await StorageFixture.StartAsync();
        var (shop, store) = (new ScoringShop(), storage.Get<ForecastStore>());
        var question = new ForecastQuestion { Days = 7, Model = "snaive" };
        using var first = new ForecastService(shop.Queries, new SeriesForecaster(), store, TimeProvider.System);
        var made = (await first.GetAsync(question)).Forecast;
        Assert.NotNull(made);
        var history = new ForecastHistory(store);
        // Of other models: computed anew by the rule of reuse.
        var stored = (await store.FindAsync((await store.ListAsync())[0].Key))!;
        await store.SaveAsync(stored with { Body = ForecastJson.Write(made with { ModelVersion = made.ModelVersion - 1 }) });
        using var second = new ForecastService(shop.Queries, new SeriesForecaster(), store, TimeProvider.System);

        Assert.False((await second.GetAsync(question)).IsReused);

        var kept = (await history.MostFittedAsync())!;
        Assert.Equal(made.ModelVersion - 1, Assert.Single(kept.Earlier).ModelVersion);
        // Storage keeps milliseconds.
        Assert.Equal(kept.FittedAt.ToUnixTimeMilliseconds(), (await history.LastAsync())!.Value.ToUnixTimeMilliseconds());
        var report = (await new ModelWatch(new FakeScoring(), history).ReadAsync()).Single(static r => r.Kind == ModelKind.Forecast);
        Assert.Equal(2, report.Versions.Count);
        Assert.Equal("Net revenue, 7 days ahead by day", report.About);
        Assert.True(report.Versions[0].IsShown);
        Assert.False(report.Versions[1].CanGoBack);
    }
    [Fact]
    public async Task Forecasts_ManyOfPartsAndOfNamedDaysWereAsked_TheUsualOneStaysTheModel()
    {
        await using var storage = await StorageFixture.StartAsync();
        var (queries, store, holds) = (new ScoringShop().Queries, storage.Get<ForecastStore>(), new FakeForecastHolds());
        using var service = new ForecastService(queries, new FakeForecaster(), store, TimeProvider.System, holds: holds);
        var usual = (await service.GetAsync(new ForecastQuestion())).Forecast!;

        for (var days = 1; days <= 10; days++)
        {
            await service.GetAsync(new ForecastQuestion { Days = days, Filters = [new Filter(Dimension.Channel, ["Web"], Exclude: true)] });
            await holds.GoBackAsync(usual.Trained.To.AddDays(-days), "ada");
            await service.GetAsync(new ForecastQuestion());
        }

        var shown = (await new ForecastHistory(store).MostFittedAsync())!;
        Assert.Equal((usual.Question, usual.Trained), (shown.Question, shown.Trained));
    }

    [Fact]
    public async Task Forecasts_OneIsGoneBackTo_ItIsShownAndTheOthersOfOtherDaysCanBe()
    {
        await using var storage = await StorageFixture.StartAsync();
        var (shop, store, holds) = (new ScoringShop(), storage.Get<ForecastStore>(), new FakeForecastHolds());
        using var service = new ForecastService(shop.Queries, new SeriesForecaster(), store, TimeProvider.System);
        var made = (await service.GetAsync(new ForecastQuestion { Days = 7, Model = "snaive" })).Forecast!;
        var last = made.Trained.To;
        var fit = PastFit.Of(made);
        var stored = (await store.FindAsync((await store.ListAsync())[0].Key))!;
        // Two of the same days, of which the newer stands for both.
        made = made with { Earlier = [fit with { To = last.AddDays(-1) }, fit with { To = last.AddDays(-2) }, fit with { To = last.AddDays(-2) }] };
        await store.SaveAsync(stored with { Body = ForecastJson.Write(made) });
        var watch = new ModelWatch(new FakeScoring(), new ForecastHistory(store), holds);

        Assert.Equal([(true, false), (false, true), (false, true), (false, false)], await VersionsAsync());
        await holds.GoBackAsync(last.AddDays(-2), "ada");
        Assert.Equal([(false, true), (false, true), (true, false), (false, false)], await VersionsAsync());

        async Task<IEnumerable<(bool, bool)>> VersionsAsync() =>
            (await watch.ReadAsync()).Single(static r => r.Kind == ModelKind.Forecast).Versions.Select(static v => (v.IsShown, v.CanGoBack));
    }
}
