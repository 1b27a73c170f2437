using Analytics.Core.Storage;
using Analytics.Core.Streaming;

namespace Analytics.Tests.Core.Streaming;

public sealed class PurchaseIntakeTests
{
    [Fact]
    public async Task Offer_ManyAtOnce_EachIsAnsweredAndCountsOnce()
    {
        await using var stream = await StreamFixture.StartAsync();
        var running = Task.Run(stream.Intake.RunAsync);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => stream.Intake.OfferAsync("Stream", [StreamFixture.Purchase($"o{i % 150}", 2)])));
        stream.Intake.Close();
        await running;

        var receipts = answers.SelectMany(static a => a).ToList();
        Assert.Equal(150, receipts.Count(static r => r.Status == PurchaseStatus.Accepted));
        Assert.Equal(50, receipts.Count(static r => r.Status == PurchaseStatus.Repeated));
        Assert.Equal([300m, 150m, 150m, 1m], await stream.TotalsAsync());
        var health = stream.Intake.Health;
        Assert.Equal((0, 150L, 50L), (health.Waiting, health.Accepted, health.Repeated));
        Assert.NotNull(health.Durable);
    }

    [Fact]
    public async Task Offer_OnePoisonousAmongGood_IsPutAsideAlone()
    {
        await using var stream = await StreamFixture.StartAsync();
        var running = Task.Run(stream.Intake.RunAsync);

        var receipts = await stream.Intake.OfferAsync("Stream",
        [
            StreamFixture.Purchase("o1", 5),
            StreamFixture.Purchase("", 5),
            StreamFixture.Purchase("o3", decimal.MaxValue),
            StreamFixture.Purchase("o4") with { Lines = null },
            StreamFixture.Purchase("o5", 5) with { At = DateTimeOffset.UtcNow.AddDays(2) },
            StreamFixture.Purchase("o\u00006", 5),
            StreamFixture.Purchase("o7", 7),
        ]);
        stream.Intake.Close();
        await running;

        Assert.Equal([null, "orderId", "lines[0].amount", "lines", "at", "orderId", null], receipts.Select(static r => r.Field));
        Assert.All(receipts, static r => Assert.Equal(r.Field is null, r.Reason is null));
        Assert.Equal([12m, 2m, 2m, 1m], await stream.TotalsAsync());
        var batch = Assert.Single(await stream.Storage.Batches.ListAsync());
        Assert.Equal(5, (await stream.Storage.Batches.QuarantinedAsync(batch.Id, 0, 10)).Count);
    }

    [Fact]
    public async Task TryOffer_QueueFullOrClosed_TakesNothing()
    {
        await using var stream = await StreamFixture.StartAsync();
        var intake = new PurchaseIntake(stream.Store, stream.Follower, TimeProvider.System) { Capacity = 2 };

        Assert.True(intake.TryOffer("Stream", [StreamFixture.Purchase("o1", 1), StreamFixture.Purchase("o2", 1)], out var taken));
        Assert.False(intake.TryOffer("Stream", [StreamFixture.Purchase("o3", 1)], out _));
        Assert.Equal((2, 1L), (intake.Health.Waiting, intake.Health.TurnedAway));
        intake.Close();
        await intake.RunAsync();

        // What was taken before the end is stored all the same.
        Assert.All(await taken, static r => Assert.Equal(PurchaseStatus.Accepted, r.Status));
        Assert.False(intake.TryOffer("Stream", [StreamFixture.Purchase("o4", 1)], out _));
        await Assert.ThrowsAsync<OperationCanceledException>(() => intake.OfferAsync("Stream", [StreamFixture.Purchase("o4", 1)]));
    }

    [Fact]
    public async Task Feed_AfterCatchingUp_ShowsTheNewestFirstAndNoMoreThanItKeeps()
    {
        await using var stream = await StreamFixture.StartAsync();
        var moved = 0;
        stream.Feed.Moved += (_, _) => moved++;
        var running = Task.Run(stream.Intake.RunAsync);
        await stream.Intake.OfferAsync("Stream", [.. Enumerable.Range(1, 120).Select(static i => StreamFixture.Purchase($"o{i}", 1, 2))]);
        await stream.Follower.CatchUpAsync();
        stream.Intake.Close();
        await running;

        Assert.Equal(1, moved);
        Assert.Equal(LiveFeed.Capacity, stream.Feed.Latest.Count);
        Assert.Equal(("o120", 3m, 2), (stream.Feed.Latest[0].OrderId, stream.Feed.Latest[0].Amount.Amount, stream.Feed.Latest[0].Lines));
        Assert.NotNull(stream.Intake.Health.Counted);
    }

    [Fact]
    public async Task Feed_DayOfAStreamIsUndone_ShowsItsPurchasesNoLongerAndKeepsTheOthers()
    {
        await using var stream = await StreamFixture.StartAsync();
        var running = Task.Run(stream.Intake.RunAsync);
        await stream.Intake.OfferAsync("Demo stream", [StreamFixture.Purchase("d1", 1), StreamFixture.Purchase("d2", 2)]);
        await stream.Intake.OfferAsync("Till", [StreamFixture.Purchase("t1", 3)]);
        await stream.Follower.CatchUpAsync();
        stream.Intake.Close();
        await running;
        Assert.Equal(["t1", "d2", "d1"], stream.Feed.Latest.Select(static sale => sale.OrderId));
        var moved = 0;
        stream.Feed.Moved += (_, _) => moved++;

        var demo = (await stream.Storage.Batches.ListAsync()).Single(static batch => batch.SourceName.StartsWith("Demo stream", StringComparison.Ordinal));
        await stream.Storage.Batches.UndoAsync(demo.Id);
        await stream.Facts.RefreshAsync();

        Assert.Equal(["t1"], stream.Feed.Latest.Select(static sale => sale.OrderId));
        Assert.Equal(1, moved);
    }

    [Fact]
    public async Task Offer_StorageGone_FailsAndSaysSoInTheHealth()
    {
        var stream = await StreamFixture.StartAsync();
        await using var other = stream.Storage.Another(static options => options.Path = Path.Combine(Path.GetTempPath(), "nowhere", "at-all", "shop.db"));
        var intake = new PurchaseIntake(other.Get<PurchaseStreamStore>(), stream.Follower, TimeProvider.System);
        var running = Task.Run(intake.RunAsync);

        await Assert.ThrowsAsync<StorageException>(() => intake.OfferAsync("Stream", [StreamFixture.Purchase("o1", 1)]));

        Assert.NotNull(intake.Health.Problem);
        intake.Close();
        await running;
        await stream.DisposeAsync();
    }
}
