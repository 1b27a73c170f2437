using Analytics.Core.Customers;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Customers.Predictions;

/// <summary>Two servers on one database fit the customers' scores once between them.</summary>
public sealed class ScoringServersTests
{
    private static readonly DateTimeOffset Now = new(ScoringShop.Last.ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero);

    [Theory]
    [EachDatabase]
    public async Task Refresh_OnBothAtOnce_FitsOnceAndBothShowIt(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await using var elsewhere = storage.Another();
        using var one = Scoring(storage);
        using var two = Scoring(elsewhere);

        await Task.WhenAll(one.RefreshAsync(), two.RefreshAsync());

        var stored = Assert.Single(await storage.Get<PredictionStore>().ListAsync());
        Assert.Equal((stored.Id, stored.Id), (one.Current!.Run.Id, two.Current!.Run.Id));
        Assert.False(one.IsDue || two.IsDue);
        Assert.Equal(Enumerable.Range(0, one.Current.Count).Select(one.Current.At), Enumerable.Range(0, two.Current.Count).Select(two.Current.At));
    }

    [Theory]
    [EachDatabase]
    public async Task Refresh_WhileAnotherServerFits_WaitsAndCanBeCancelled(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await using var elsewhere = storage.Another();
        using var scoring = Scoring(storage);
        Task<CustomerScores?> waiting;
        using (elsewhere.Get<WorkTurns>().TryTake(CustomerScoring.Turn))
        {
            waiting = scoring.RefreshAsync();
            await Eventually.TrueAsync(() => scoring.Progress?.Step.StartsWith("Waiting for another server", StringComparison.Ordinal) == true);
            Assert.True(scoring.Cancel());
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            Assert.Null(scoring.Progress);

            waiting = scoring.RefreshAsync();
            await Eventually.TrueAsync(() => scoring.Progress?.Step.StartsWith("Waiting for another server", StringComparison.Ordinal) == true);
            Assert.Empty(await storage.Get<PredictionStore>().ListAsync());
        }

        // Whoever had the turn is gone, and has left nothing.
        Assert.NotNull(await waiting);
        Assert.Single(await storage.Get<PredictionStore>().ListAsync());
    }

    [Fact]
    public async Task Follow_FitOrRollBackElsewhere_IsShownHere()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using var elsewhere = storage.Another();
        using var here = Scoring(storage);
        using var there = Scoring(elsewhere, Now.AddMinutes(5));
        var first = (await here.RefreshAsync())!;
        Assert.False(await here.FollowAsync());
        Assert.True(await there.FollowAsync());
        Assert.Equal(first.Run.Id, there.Current!.Run.Id);

        // Asked for anew, what is stored does not do.
        there.Request();
        var second = (await there.RefreshAsync())!;
        Assert.NotEqual(first.Run.Id, second.Run.Id);
        Assert.True(await here.FollowAsync());
        Assert.False(await here.FollowAsync());
        Assert.Equal(second.Run.Id, here.Current!.Run.Id);
        Assert.Equal(there.Runs.Select(static run => run.Id), here.Runs.Select(static run => run.Id));

        await there.RollBackAsync(first.Run.Id, "anna");
        await storage.Get<SettingsStore>().RefreshAsync();
        Assert.True(await here.FollowAsync());
        Assert.Equal((first.Run.Id, "anna"), (here.Current.Run.Id, here.Hold!.By));
        Assert.False(here.IsDue);

        there.Request();
        var third = (await there.RefreshAsync())!;
        await storage.Get<SettingsStore>().RefreshAsync();
        Assert.True(await here.FollowAsync());
        Assert.Equal(third.Run.Id, here.Current.Run.Id);
        Assert.Null(here.Hold);
    }

    [Fact]
    public async Task Follow_WhatIsHeldElsewhereCannotBeRead_HoldsNothingSoThatScoresAreComputedAnew()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using var elsewhere = storage.Another();
        using var there = Scoring(elsewhere);
        var first = (await there.RefreshAsync())!;
        await there.RollBackAsync(first.Run.Id, "anna");
        var store = storage.Get<PredictionStore>();
        var columns = (await store.ReadColumnsAsync(first.Run.Id))!;
        columns[100] ^= 1;
        await store.UpdateAsync(first.Run.Id, (await store.ListAsync())[0].HeaderJson, columns);

        using var here = Scoring(storage);
        await storage.Get<SettingsStore>().RefreshAsync();
        Assert.False(await here.FollowAsync());

        Assert.Null(here.Current);
        Assert.Null(here.Hold);
        Assert.True(here.IsDue);
        Assert.NotNull(await here.RefreshAsync());
    }

    private static CustomerScoring Scoring(StorageFixture storage, DateTimeOffset? now = null)
    {
        var shop = new ScoringShop();
        return new CustomerScoring(
            shop.Queries, shop.Queries, shop.Histories, shop.Directory, storage.Get<PredictionStore>(), storage.Get<SettingsStore>(), new FixedClock(now ?? Now), turns: storage.Get<WorkTurns>());
    }
}
