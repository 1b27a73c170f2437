using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Queries;
using Analytics.Tests.Core.Storage;

namespace Analytics.Tests.Core.Customers;

public sealed class RfmSnapshotTests
{
    private static SmallShop Shop() => new SmallShop()
        .Customer(1).Customer(2).Customer(3)
        .Line("2024-01-10T10:00:00", 1, 1, 100)
        .Line("2024-01-20T09:00:00", 2, 2, 30)
        .Line("2024-02-05T12:00:00", 3, 1, 70)
        .Line("2024-03-09T12:00:00", 6, 3, 20)
        .Line("2024-03-10T12:00:00", 7, 3, -5, -1);

    [Fact]
    public void Unpack_Packed_IsTheSame()
    {
        var random = new Random(3);
        var scores = RfmModel.Score(
            [.. Enumerable.Range(1, 800).Select(i => new RfmInput(i * 3, random.Next(50), 1 + random.Next(9), new Money(random.Next(1_000_000))))]);
        var snapshot = RfmSnapshot.Of(new DateOnly(2024, 5, 31), scores);
        var packed = snapshot.Pack();
        var again = RfmSnapshot.Unpack(packed);

        Assert.True(packed.Length < 1_600, $"{packed.Length} bytes");
        Assert.Equal((snapshot.Day, 800), (again.Day, again.Count));
        for (var i = 0; i < 800; i++)
        {
            var score = scores.Of(again.Keys[i])!.Value;
            Assert.Equal((score.Segment, (score.R, score.F, score.M, score.Fm)), (again.SegmentAt(i), again.ScoresAt(i)));
        }

        Assert.Null(again.SegmentOf(4));
        Assert.Throws<InvalidDataException>(() => RfmSnapshot.Unpack(packed[..^40]));
        Assert.Throws<InvalidDataException>(() => RfmSnapshot.Unpack([1, 2, 3]));
    }

    [Fact]
    public void Between_TwoDays_CountsEachCustomerOnce()
    {
        RfmInput[] before = [new(1, 1, 9, new Money(900)), new(2, 50, 1, new Money(10))];
        RfmInput[] after = [new(2, 1, 9, new Money(900)), new(3, 50, 1, new Money(10))];
        var movement = RfmMovement.Between(
            RfmSnapshot.Of(new DateOnly(2024, 1, 1), RfmModel.Score(before)), RfmSnapshot.Of(new DateOnly(2024, 2, 1), RfmModel.Score(after)));

        Assert.Equal((1, 1, 3), (movement.New, movement.Gone, movement.Flows.Sum(static f => f.Customers)));
        Assert.Equal(1, movement[RfmModel.Score(before)[1].Segment, RfmModel.Score(after)[0].Segment]);
        Assert.Equal(1, movement[null, RfmModel.Score(after)[1].Segment]);
        Assert.Equal(0, movement[null, null]);
    }

    [Theory]
    [EachDatabase]
    public async Task Take_TwiceOnOneDay_KeepsTheLast(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var snapshots = new RfmSnapshots(new RfmScoring(Shop().Runner()), storage.Get<RfmSnapshotStore>());
        var february = new DateOnly(2024, 2, 29);
        await snapshots.TakeAsync(new RfmQuery { AsOf = february });
        await snapshots.TakeAsync(new RfmQuery { AsOf = february });
        await snapshots.TakeAsync(new RfmQuery { AsOf = new DateOnly(2024, 3, 31) });

        var kept = await snapshots.ListAsync();
        Assert.Equal([(new DateOnly(2024, 3, 31), 3), (february, 2)], kept.Select(static k => (k.Day, k.Customers)));
        var of = await snapshots.OfAsync(february, new RfmQuery());
        Assert.Equal([1, 2], of.Keys.ToArray());
        Assert.Equal(of.Pack(), (await snapshots.OfAsync(february, new RfmQuery(), preferKept: false)).Pack());
        Assert.True(await storage.Get<RfmSnapshotStore>().RemoveAsync(february));
        Assert.Null(await storage.Get<RfmSnapshotStore>().ReadAsync(february));
    }

    [Fact]
    public async Task Movement_OverAMonth_ShowsTheNewCustomer()
    {
        await using var storage = await StorageFixture.StartAsync();
        var snapshots = new RfmSnapshots(new RfmScoring(Shop().Runner()), storage.Get<RfmSnapshotStore>());
        var movement = await snapshots.MovementAsync(new DateOnly(2024, 2, 29), new RfmQuery { AsOf = new DateOnly(2024, 3, 31) });

        Assert.Equal((1, 0, 3), (movement.New, movement.Gone, movement.Flows.Sum(static f => f.Customers)));
        await Assert.ThrowsAsync<Analytics.Core.Queries.QueryException>(() => snapshots.MovementAsync(new DateOnly(2024, 3, 31), new RfmQuery { AsOf = new DateOnly(2024, 3, 31) }));
    }

    [Fact]
    public async Task Movement_TheShopsRules_ScoresBothDaysByThem()
    {
        await using var storage = await StorageFixture.StartAsync();
        var scoring = new RfmScoring(Shop().Runner());
        var snapshots = new RfmSnapshots(scoring, storage.Get<RfmSnapshotStore>());
        var query = new ScoringSettings { FrequencyWeight = 1, Gross = true }.Rfm(new DateOnly(2024, 3, 31));
        var (before, after) = (await scoring.RunAsync(query with { AsOf = new DateOnly(2024, 2, 29) }), await scoring.RunAsync(query));

        var movement = await snapshots.MovementAsync(new DateOnly(2024, 2, 29), query);
        await snapshots.TakeAsync(query);

        Assert.Equal(SegmentMovement.Between(before, after).Movement.Flows, movement.Flows);
        var kept = await snapshots.OfAsync(new DateOnly(2024, 3, 31), new RfmQuery());
        Assert.All(Enumerable.Range(0, kept.Count), i => Assert.Equal(after.Scores.Of(kept.Keys[i])!.Value.Fm, kept.ScoresAt(i).Fm));
    }
}
