using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Customers.Predictions;

public sealed class CustomerScoringTests
{
    private static readonly DateTimeOffset Now = new(ScoringShop.Last.ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero);

    [Fact]
    public async Task Refresh_StoresAndTheNextStartLoads()
    {
        await using var storage = await StorageFixture.StartAsync();
        var shop = new ScoringShop();
        var labels = new CustomerLabelBoard();
        using var first = Scoring(storage, shop, labels);
        Assert.True(first.IsDue);
        Assert.Null(first.Current);

        var scores = (await first.RefreshAsync())!;
        Assert.Same(scores, first.Current);
        Assert.False(first.IsDue);
        Assert.Null(first.Progress);
        Assert.True(labels.Current.Has(Dimension.RfmSegment));

        using var second = Scoring(storage, shop);
        await second.LoadAsync();
        Assert.False(second.IsDue);
        var read = second.Current!;
        Assert.Equal(Enumerable.Range(0, scores.Count).Select(scores.At), Enumerable.Range(0, read.Count).Select(read.At));
        Assert.Equal(scores.Run.Churn!.Model!.Auc, read.Run.Churn!.Model!.Auc);
        Assert.Equal(scores.StepAt(3), read.StepAt(3));
    }

    [Fact]
    public async Task Load_DamagedColumnsOrHeader_IsDueAgain()
    {
        await using var storage = await StorageFixture.StartAsync();
        var shop = new ScoringShop();
        using (var first = Scoring(storage, shop))
        {
            await first.RefreshAsync();
        }

        var store = storage.Get<PredictionStore>();
        var kept = Assert.Single(await store.ListAsync());
        var columns = (await store.ReadColumnsAsync(kept.Id))!;
        columns[100] ^= 1;
        await store.UpdateAsync(kept.Id, kept.HeaderJson, columns);
        using var damaged = Scoring(storage, shop);
        await damaged.LoadAsync();
        Assert.Null(damaged.Current);
        Assert.True(damaged.IsDue);

        await store.UpdateAsync(kept.Id, "{\"fittedAt\":");
        using var headless = Scoring(storage, shop);
        await headless.LoadAsync();
        Assert.Empty(headless.Runs);
        Assert.NotNull(await headless.RefreshAsync());
    }

    [Fact]
    public async Task SaveSettings_ComputesAnew_AndNonsenseIsRefused()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var scoring = Scoring(storage, new ScoringShop());
        await scoring.RefreshAsync();
        var asked = 0;
        scoring.Requested += (_, _) => asked++;

        await Assert.ThrowsAsync<SettingsException>(() => scoring.SaveSettingsAsync(new ScoringSettings { Margin = 2 }));
        await scoring.SaveSettingsAsync(new ScoringSettings { Margin = 0.5 });
        Assert.Equal(1, asked);
        Assert.True(scoring.IsDue);
        var before = scoring.Current!.At(0).Clv;
        var after = (await scoring.RefreshAsync())!;
        Assert.Equal(before / 2, after.At(0).Clv, 2);
        Assert.False(scoring.IsDue);
    }

    [Fact]
    public async Task SaveActions_AppliesAtOnceWithoutComputing()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var scoring = Scoring(storage, new ScoringShop());
        var before = (await scoring.RefreshAsync())!;
        ActionRule[] rules =
        [
            new("Call", ActionKind.Retention, ServiceLevel.Vip, [new ScoreCondition(ScoreField.RecencyDays, ScoreOperator.MoreThan, 30)], "Call.", "{recencyDays} days."),
            new("Rest", ActionKind.Upsell, ServiceLevel.Standard, [], "Write.", ""),
        ];

        await Assert.ThrowsAsync<SettingsException>(() => scoring.SaveActionsAsync([]));
        await scoring.SaveActionsAsync(rules);

        var after = scoring.Current!;
        Assert.Equal(before.Run, after.Run);
        Assert.All(Enumerable.Range(0, after.Count), row => Assert.Equal(after.At(row).RecencyDays > 30 ? "Call" : "Rest", after.StepAt(row).Rule));
        Assert.Equal(before.At(0).RecencyDays.ToString(CultureInfo.InvariantCulture) + " days.", after.Actions[0].For(after, 0).Reason);
        Assert.NotEqual("Rest", before.StepAt(0).Rule);
    }

    [Fact]
    public async Task Cancel_WhileComputing_KeepsTheEarlierScoresAndRests()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var scoring = Scoring(storage, new ScoringShop());
        Assert.False(scoring.Cancel());
        var before = (await scoring.RefreshAsync())!;
        var stopped = false;
        scoring.Changed += (_, _) =>
        {
            if (scoring.Progress is not null && !stopped)
            {
                stopped = true;
                Assert.True(scoring.Cancel());
            }
        };

        scoring.Request();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scoring.RefreshAsync());

        Assert.True(stopped);
        Assert.Equal(before.Run.FittedAt, scoring.Current!.Run.FittedAt);
        Assert.Null(scoring.Progress);
        Assert.Null(scoring.Problem);
        Assert.False(scoring.IsDue);
        scoring.Request();
        Assert.True(scoring.IsDue);
        Assert.True(scoring.Cancel());
        Assert.False(scoring.IsDue);
    }

    [Fact]
    public async Task Refresh_NoCustomers_SaysWhatIsMissing()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var scoring = Scoring(storage, new ScoringShop(customers: 0));

        Assert.Null(await scoring.RefreshAsync());
        Assert.Contains("customer", scoring.Problem, StringComparison.Ordinal);
        Assert.False(scoring.IsDue);
    }

    [Fact]
    public async Task Request_WhileComputing_LetsItEndAndIsDueAgain()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var scoring = Scoring(storage, new ScoringShop());
        var asked = false;
        scoring.Changed += (_, _) =>
        {
            if (scoring.Progress is not null && !asked)
            {
                asked = true;
                scoring.Request();
            }
        };

        Assert.NotNull(await scoring.RefreshAsync());
        Assert.True(scoring.IsDue);
        await scoring.RefreshAsync();
        Assert.False(scoring.IsDue);
    }

    [Fact]
    public async Task Refresh_StorageFails_ShowsTheScoresAndSaysSo()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using var unready = StorageFixture.NewFile();
        var shop = new ScoringShop();
        var labels = new CustomerLabelBoard();
        using var scoring = new CustomerScoring(
            shop.Queries, shop.Queries, shop.Histories, shop.Directory, unready.Get<PredictionStore>(), storage.Get<SettingsStore>(), new FixedClock(Now), labels);

        var scores = await scoring.RefreshAsync();

        Assert.NotNull(scores);
        Assert.Same(scores, scoring.Current);
        Assert.Contains("could not be stored", scoring.Problem, StringComparison.Ordinal);
        Assert.True(labels.Current.Has(Dimension.RfmSegment));
        Assert.False(scoring.IsDue);
    }

    [Fact]
    public async Task IsDue_OtherTimeZoneOnTheSameDay_IsTrue()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var scoring = Scoring(storage, new ScoringShop());
        await scoring.RefreshAsync();

        await storage.Get<SettingsStore>().SaveShopAsync(storage.Get<SettingsStore>().Shop with { TimeZoneId = "Europe/Paris" });

        Assert.True(scoring.IsDue);
    }

    [Fact]
    public async Task Refresh_FifteenYearsAfterAStoredRun_StillScores()
    {
        await using var storage = await StorageFixture.StartAsync();
        using (var first = Scoring(storage, new ScoringShop(now: Now.AddDays(-28))))
        {
            await first.RefreshAsync();
        }

        var shop = new ScoringShop(now: Now.AddYears(15), lineAt: DateOnly.FromDateTime(Now.AddYears(15).UtcDateTime));
        using var later = Scoring(storage, shop);
        await later.LoadAsync();

        Assert.NotNull(await later.RefreshAsync());
        Assert.Null(later.Problem);
        Assert.All(later.Runs[1].Outlook!.Weeks, w => Assert.NotNull(w.Actual));
        Assert.Contains(later.Runs[1].Outlook!.Weeks, w => w.Actual > 0);
    }

    [Fact]
    public async Task Rfm_OtherWeightAndGross_SegmentsAreAsLargeAsThePredictions()
    {
        await using var storage = await StorageFixture.StartAsync();
        var shop = new ScoringShop();
        using var scoring = Scoring(storage, shop);
        await scoring.SaveSettingsAsync(new ScoringSettings { FrequencyWeight = 0.9, Gross = true });
        var scores = (await scoring.RefreshAsync())!;

        var report = await new RfmScoring(shop.Queries).RunAsync(scoring.Settings.Rfm(scores.AsOf));

        var sizes = Enumerable.Range(0, scores.Count).GroupBy(row => scores.At(row).Segment).ToDictionary(g => g.Key, g => g.Count());
        Assert.All(report.Scores.Segments, s => Assert.Equal(sizes.GetValueOrDefault(s.Segment), s.Customers));
    }

    [Fact]
    public async Task SaveSettings_WhileComputing_CancelsAndIsDueAgain()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var scoring = Scoring(storage, new ScoringShop());
        var asked = false;
        scoring.Changed += (_, _) =>
        {
            if (scoring.Progress is not null && !asked)
            {
                asked = true;
                Save(scoring, new ScoringSettings { Margin = 0.5 });
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scoring.RefreshAsync());
        Assert.True(scoring.IsDue);
        Assert.Null(scoring.Progress);
        Assert.NotNull(await scoring.RefreshAsync());
    }

    [Fact]
    public async Task Refresh_WeeksLater_LaysWhatCameOverWhatWasExpected()
    {
        await using var storage = await StorageFixture.StartAsync();
        var early = new ScoringShop(now: Now.AddDays(-28));
        using (var first = Scoring(storage, early))
        {
            await first.RefreshAsync();
        }

        using var later = Scoring(storage, new ScoringShop());
        await later.LoadAsync();
        Assert.True(later.IsDue);
        await later.RefreshAsync();

        Assert.Equal(2, later.Runs.Count);
        var weeks = later.Runs[1].Outlook!.Weeks;
        Assert.All(weeks.Take(3), w => Assert.NotNull(w.Actual));
        Assert.All(weeks.Skip(4), w => Assert.Null(w.Actual));
        Assert.Contains(weeks.Take(3), w => w.Actual > 0);
        using var again = Scoring(storage, new ScoringShop());
        await again.LoadAsync();
        Assert.Equal(weeks, again.Runs[1].Outlook!.Weeks);
    }

    [Fact]
    public async Task Refresh_EarlierRunWasRemoved_ForgetsIt()
    {
        await using var storage = await StorageFixture.StartAsync();
        using (var first = Scoring(storage, new ScoringShop(now: Now.AddDays(-28))))
        {
            await first.RefreshAsync();
        }

        using var later = Scoring(storage, new ScoringShop());
        await later.LoadAsync();
        var removed = Assert.Single(later.Runs);
        await storage.Get<PredictionStore>().RemoveAsync([removed.Id]);

        var scores = (await later.RefreshAsync())!;

        Assert.Equal([scores.Run.Id], later.Runs.Select(static run => run.Id));
        Assert.Empty(scores.Run.Drift);
    }

    [Fact]
    public async Task RollBack_ToAnEarlierVersion_ShowsItUntilTheNextFitAndOutlastsARestart()
    {
        await using var storage = await StorageFixture.StartAsync();
        using (var first = Scoring(storage, new ScoringShop(now: Now.AddDays(-28))))
        {
            await first.RefreshAsync();
        }

        using var scoring = Scoring(storage, new ScoringShop());
        await scoring.LoadAsync();
        var newest = (await scoring.RefreshAsync())!;
        Assert.NotEmpty(newest.Run.Importance);
        Assert.Equal(["recency", "frequency", "age", "value", "churn", "lifetime", "nextOrder"], newest.Run.Drift.Select(static d => d.Key));
        Assert.All(newest.Run.Profiles, static profile => Assert.True(profile.Size > 0));
        Assert.All(await scoring.DriftAsync(), static drift => Assert.Equal(0, drift.Index, 1e-12));
        Assert.NotEmpty(newest.Run.Orders!.Calibration!);
        var earlier = scoring.Runs[1];
        Assert.Equal([newest.Run.Id, earlier.Id], await scoring.KeptAsync());
        await Assert.ThrowsAsync<StorageException>(() => scoring.RollBackAsync(9_999, "anna"));

        var shown = await scoring.RollBackAsync(earlier.Id, "anna");

        Assert.Equal(earlier.AsOf, shown.AsOf);
        Assert.Same(shown, scoring.Current);
        Assert.Equal((earlier.Id, "anna"), (scoring.Hold!.Id, scoring.Hold.By));
        Assert.False(scoring.IsDue);
        using var restarted = Scoring(storage, new ScoringShop());
        await restarted.LoadAsync();
        Assert.Equal(earlier.Id, restarted.Current!.Run.Id);
        Assert.False(restarted.IsDue);
        restarted.Request();
        Assert.True(restarted.IsDue);

        await restarted.RefreshAsync();

        Assert.Null(restarted.Hold);
        Assert.Equal(newest.AsOf, restarted.Current.AsOf);
        using var again = Scoring(storage, new ScoringShop());
        await again.LoadAsync();
        Assert.Null(again.Hold);
    }

    // Within an event, which cannot wait otherwise.
    private static void Save(CustomerScoring scoring, ScoringSettings settings) => scoring.SaveSettingsAsync(settings).GetAwaiter().GetResult();

    private static CustomerScoring Scoring(StorageFixture storage, ScoringShop shop, CustomerLabelBoard? labels = null) => new(
        shop.Queries, shop.Queries, shop.Histories, shop.Directory, storage.Get<PredictionStore>(), storage.Get<SettingsStore>(), new FixedClock(Now), labels);
}
