using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Streaming;

namespace Analytics.Tests.Core.Storage.Consents;

public sealed class ConsentStoreTests
{
    [Theory]
    [EachDatabase]
    public async Task Set_TrackingWithdrawnAndGivenAgain_TakesTheOwnBrowsersAlong(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await EventsAsync(storage, ("own", "ann"), ("shared", "ann"), ("shared", "bob"));
        var consents = storage.Get<ConsentStore>();
        Assert.Empty(consents.Withdrawn());

        await consents.SetAsync([new Consent("ann", Tracking: false), new Consent("cid", Marketing: true)], "shop");

        Assert.Equal(["ann", "own"], consents.Withdrawn().Order(StringComparer.Ordinal));
        Assert.Equal(["cid"], await consents.MarketableAsync());
        await consents.SetAsync([new Consent("ann", Marketing: true)], "shop");
        Assert.Equal(new Consent("ann", false, true), await consents.FindAsync("ann"));
        await using var other = storage.Another();
        Assert.Equal(["ann", "own"], other.Get<ConsentStore>().Withdrawn().Order(StringComparer.Ordinal));

        await consents.SetAsync([new Consent("ann", Tracking: true)], "shop");

        Assert.Empty(consents.Withdrawn());
        Assert.Null(await consents.FindAsync("own"));
        Assert.Null(await consents.FindAsync("nobody"));
    }

    [Theory]
    [EachDatabase]
    public async Task Batch_WithStatements_CountsOnceCommittedAndKeepsWithdrawalsWhenUndone(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await EventsAsync(storage, ("own", "ann"), ("shared", "ann"), ("shared", "bob"));
        var consents = storage.Get<ConsentStore>();
        ConsentStatement[] said =
        [
            new("ann", ConsentPurpose.Tracking, false, 2_000, true), new("ann", ConsentPurpose.Tracking, true, 1_000, true), new("ann", ConsentPurpose.Marketing, true, 1_000, true),
            new("bob", ConsentPurpose.Marketing, false, 1_000, true), new("bob", ConsentPurpose.Marketing, false, 3_000, true), new("bob", ConsentPurpose.Marketing, true, 2_000, true),
            new("cid", ConsentPurpose.Marketing, false, 1_000, true), new("cid", ConsentPurpose.Marketing, true, 2_000, true),
        ];
        var aborted = await WriteAsync(storage, said);
        Assert.Empty(consents.Withdrawn());
        await storage.Batches.AbortAsync(aborted);
        var batch = await WriteAsync(storage, said);
        Assert.Empty(await consents.MarketableAsync());

        await storage.Batches.CommitAsync(batch, new BatchSummary(3, 3, 0));

        consents.LookAgain();
        Assert.Equal(["ann", "own"], consents.Withdrawn().Order(StringComparer.Ordinal));
        Assert.Equal(["ann", "cid"], (await consents.MarketableAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(new Consent("ann", false, true), await consents.FindAsync("ann"));
        Assert.Equal(new Consent("own", false), await consents.FindAsync("own"));
        Assert.Equal([3_000L, 2_000L], (await consents.SaidAsync("bob")).Select(static x => x.At.ToUnixTimeMilliseconds()));

        await storage.Batches.UndoAsync(batch);

        consents.LookAgain();
        Assert.Equal(["ann", "own"], consents.Withdrawn().Order(StringComparer.Ordinal));
        Assert.Empty(await consents.MarketableAsync());
        Assert.Equal(new Consent("bob", null, false), await consents.FindAsync("bob"));
        Assert.Null(await consents.FindAsync("cid"));
        Assert.True((await consents.SaidAsync("ann")).Single().IsKept);

        await consents.SetAsync([new Consent("ann", Tracking: true)], "page");
        Assert.Empty(consents.Withdrawn());
    }

    [Fact]
    public void Apply_SomeWithdrew_RefusesTheirsInTheirPlace()
    {
        EventRow[] rows =
        [
            new() { Name = "a", VisitorId = "free" }, new() { Name = "b", CustomerId = "ann", VisitorId = "free" }, new() { Name = "c", VisitorId = "own" }, new() { Name = "d", VisitorId = "free" },
        ];
        // The second of five that were sent could not be read.
        var parsed = new ParsedEvents([.. rows], [new RefusedEvent(1, "name", "is missing")]);

        var left = ConsentFilter.Apply(parsed, new HashSet<string>(StringComparer.Ordinal) { "ann", "own" });

        Assert.Equal(["a", "d"], left.Rows.Select(static r => r.Name));
        Assert.Equal([(1, "name"), (2, "customerId"), (3, "visitorId")], left.Refused.Select(static r => (r.Index, r.Field)));
        Assert.Same(parsed, ConsentFilter.Apply(parsed, new HashSet<string>(StringComparer.Ordinal) { "nobody" }));
    }

    private static async Task<int> WriteAsync(StorageFixture storage, ConsentStatement[] said)
    {
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Customers, "customers.csv", "ann"));
        await using var writer = storage.Batches.OpenWriter(batch.Id);
        foreach (var statement in said)
        {
            await writer.WriteAsync(statement);
        }

        await writer.CompleteAsync();
        return batch.Id;
    }

    private static async Task EventsAsync(StorageFixture storage, params (string Visitor, string Customer)[] pairs)
    {
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Events, "events.csv", "ann"));
        await using (var writer = storage.Batches.OpenWriter(batch.Id))
        {
            foreach (var (visitor, customer) in pairs)
            {
                await writer.WriteAsync(EventRow.Of(new TrackedEvent { VisitorId = visitor, CustomerId = customer, Name = "look", At = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) }));
            }

            await writer.CompleteAsync();
        }

        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(pairs.Length, pairs.Length, 0));
    }
}
