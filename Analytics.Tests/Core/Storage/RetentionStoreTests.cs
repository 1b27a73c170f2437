using Analytics.Core.Domain;
using Analytics.Core.Facts.Events;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class RetentionStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Run_PastItsTime_GoesAndTheRestStays()
    {
        await using var storage = await StorageFixture.StartAsync();
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Events, "events.csv", "ann"));
        await using (var writer = storage.Batches.OpenWriter(batch.Id))
        {
            foreach (var (name, at) in ((string, DateTimeOffset?)[])[("old", Now.AddYears(-2)), ("new", Now.AddDays(-1)), ("timeless", null)])
            {
                await writer.WriteAsync(EventRow.Of(new TrackedEvent { VisitorId = "v", SessionId = "visit-" + name, Name = name, At = at }));
            }

            await writer.WriteAsync(new ReviewRow(2, "c1", "p1", null, Now.AddYears(-2).ToUnixTimeMilliseconds(), "old title", "old text", 400));
            await writer.WriteAsync(new ReviewRow(3, "c1", "p1", null, Now.AddDays(-2).ToUnixTimeMilliseconds(), "new title", "new text", 500));
            await writer.CompleteAsync();
        }

        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(5, 5, 0));
        using var events = new EventStore(storage.Get<EventReader>());
        await events.RefreshAsync();
        Assert.Equal(3, storage.Get<EventReader>().ReadPage(0, 10).Count);
        var retention = storage.Get<RetentionStore>();
        var plan = new RetentionPlan(Now.AddMonths(-12), Now.AddMonths(-12), null);

        Assert.Equal(new RetentionCounts(1, 0, 1, 0), await retention.PreviewAsync(plan));
        Assert.Equal(new RetentionCounts(0, 0, 0, 0), await retention.PreviewAsync(new RetentionPlan(null, null, null)));
        Assert.Equal(new RetentionCounts(1, 0, 1, 0), await retention.RunAsync(plan));
        Assert.Equal(new RetentionCounts(0, 0, 0, 0), await retention.RunAsync(plan));

        Assert.Equal(["new", "timeless"], storage.Get<EventReader>().ReadPage(0, 10).Select(static e => e.Name));
        var before = events.Current.Version;
        await events.RefreshAsync();
        Assert.NotEqual(before, events.Current.Version);
    }
}
