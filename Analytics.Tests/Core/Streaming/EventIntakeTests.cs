using Analytics.Core.Storage;
using Analytics.Core.Streaming;
using Analytics.Tests.Core.Storage;

namespace Analytics.Tests.Core.Streaming;

public sealed class EventIntakeTests
{
    [Fact]
    public async Task Enter_Full_SaysNoAndTakesNothingUntilThereIsRoom()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = new EventIntake(storage.Get<EventStreamStore>(), new EventIntakeOptions { MostWaiting = 1_000 });
        Assert.True(queue.TryEnter(Rows("a", 900), out var first));

        Assert.False(queue.TryEnter(Rows("b", 101), out _));
        Assert.True(queue.TryEnter(Rows("c", 100), out var second));
        Assert.Equal(1_000, queue.Waiting);

        queue.Complete();
        await queue.RunAsync();
        Assert.True(first.IsCompletedSuccessfully && second.IsCompletedSuccessfully);
        Assert.Equal(0, queue.Waiting);
        Assert.Equal(1_000, Count(storage));
        Assert.False(queue.TryEnter(Rows("d", 1), out _));
    }

    [Fact]
    public async Task Run_ManySenders_ShareACommitAndEachEventCountsOnce()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = new EventIntake(storage.Get<EventStreamStore>(), new EventIntakeOptions { MostInOneCommit = 50 });
        List<int> commits = [];
        queue.Committed += rows => commits.Add(rows.Count);
        for (var sender = 0; sender < 20; sender++)
        {
            // Each pair of senders brings the same events.
            Assert.True(queue.TryEnter(Rows($"s{sender / 2}", 10), out _));
        }

        queue.Complete();
        await queue.RunAsync();

        Assert.Equal([50, 50, 50, 50], commits);
        Assert.Equal(100, Count(storage));
    }

    [Fact]
    public async Task Run_TheDatabaseIsHeldByAnother_TellsThoseWhoWaitAndServesTheNext()
    {
        await using var storage = await StorageFixture.StartAsync();
        var queue = new EventIntake(storage.Get<EventStreamStore>(), new EventIntakeOptions());
        var running = Task.Run(queue.RunAsync);
        using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={storage.Options.Path}"))
        {
            other.Open();
            using var held = other.BeginTransaction(System.Data.IsolationLevel.Serializable);
            Assert.True(queue.TryEnter(Rows("a", 3), out var refused));
            var told = await Assert.ThrowsAsync<StorageException>(() => refused);
            Assert.Equal(StorageProblem.Locked, told.Problem);
        }

        Assert.True(queue.TryEnter(Rows("a", 3), out var written));
        await written;
        Assert.Equal(3, Count(storage));
        queue.Complete();
        await running;
    }

    private static List<EventRow> Rows(string sender, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new EventRow { Key = EventKeys.Of($"{sender}-{i}"), VisitorId = sender, Name = "view", AtUnixMs = 1_700_000_000_000 + i })];

    private static int Count(StorageFixture storage) => storage.Get<EventReader>().ReadPage(0, 10_000, null, null).Count;
}
