using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Streaming;
using Analytics.Tests.Fakes;

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

    [Theory]
    [EachDatabase]
    public async Task Set_RowFromBeforeWordsHadDates_LeavesTheOtherWordAsOldAsItWas(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var consents = storage.Get<ConsentStore>();
        await storage.Get<Database>().WriteAsync(
            static session => session.Execute("INSERT INTO consents (person_id, tracking, marketing, changed_at, changed_by) VALUES ('ann', TRUE, NULL, 1000, 'old'), ('bob', NULL, TRUE, 1000, 'old')"),
            CancellationToken.None);
        var batch = await WriteAsync(storage, [new("ann", ConsentPurpose.Tracking, false, 2_000, true), new("bob", ConsentPurpose.Marketing, false, 2_000, true)]);
        await storage.Batches.CommitAsync(batch, new BatchSummary(2, 2, 0));

        await consents.SetAsync([new Consent("ann", Marketing: true), new Consent("bob", Tracking: true)], "page");

        Assert.Equal(new Consent("ann", false, true), await consents.FindAsync("ann"));
        Assert.Equal(new Consent("bob", true, false), await consents.FindAsync("bob"));
        Assert.Equal(1_000, (await consents.SaidAsync("ann"))[^1].At.ToUnixTimeMilliseconds());
        Assert.Equal(["ann"], consents.Withdrawn());
        Assert.Equal(["ann"], await consents.MarketableAsync());
    }

    [Theory]
    [EachDatabase]
    public async Task Batch_CustomerWithdraws_ReachesBrowsersWithWordsOfTheirOwnByDates(DatabaseProvider provider)
    {
        StillClock clock = new(Day(10));
        await using var storage = await StorageFixture.StartAsync(provider, clock);
        await EventsAsync(storage, ("own", "ann"), ("yes", "bob"), ("mail", "cid"), ("late", "dee"), ("no", "eve"), ("filed", "fay"));
        var consents = storage.Get<ConsentStore>();
        await consents.SetAsync([new Consent("yes", Tracking: true), new Consent("mail", Marketing: true), new Consent("late", Tracking: true), new Consent("no", Tracking: false)], "api");
        clock.Now = Day(15);

        string[] withdrew = ["ann", "bob", "cid", "eve"];
        var batch = await WriteAsync(
            storage,
            [
                .. withdrew.Select(static id => new ConsentStatement(id, ConsentPurpose.Tracking, false, Day(12).ToUnixTimeMilliseconds(), true)),
                new("dee", ConsentPurpose.Tracking, false, Day(5).ToUnixTimeMilliseconds(), true),
                new("fay", ConsentPurpose.Tracking, false, Day(5).ToUnixTimeMilliseconds(), true),
                new("filed", ConsentPurpose.Tracking, true, Day(6).ToUnixTimeMilliseconds(), true),
            ]);
        await storage.Batches.CommitAsync(batch, new BatchSummary(7, 7, 0));

        await AssertWithdrawnAsync("ann", "bob", "cid", "dee", "eve", "fay", "mail", "no", "own", "yes");
        Assert.Equal(["mail"], await consents.MarketableAsync());

        // What the browser says later counts, and what it says about something else changes nothing.
        clock.Now = Day(20);
        await consents.SetAsync([new Consent("yes", Tracking: true), new Consent("mail", Marketing: false)], "api");
        await AssertWithdrawnAsync("ann", "bob", "cid", "dee", "eve", "fay", "mail", "no", "own");

        // A browser's own withdrawal stays when its customer is recorded again.
        clock.Now = Day(21);
        await consents.SetAsync([.. ((string[])["ann", "bob", "cid", "dee", "eve", "fay"]).Select(static id => new Consent(id, Tracking: true))], "page");
        await AssertWithdrawnAsync("no");
        Assert.Equal(new Consent("mail", null, false), await consents.FindAsync("mail"));
        Assert.Null(await consents.FindAsync("own"));

        clock.Now = Day(22);
        await consents.SetAsync([new Consent("bob", Tracking: false)], "page");
        await AssertWithdrawnAsync("bob", "no", "yes");
        Assert.Equal((true, Day(20)), (await consents.SaidAsync("yes")).Select(static word => (word.IsGiven, word.At)).Single());

        async Task AssertWithdrawnAsync(params string[] expected)
        {
            consents.LookAgain();
            Assert.Equal(expected, consents.Withdrawn().Order(StringComparer.Ordinal));
            foreach (var id in (string[])["ann", "bob", "cid", "dee", "eve", "fay", "own", "yes", "mail", "late", "no", "filed"])
            {
                Assert.Equal((id, expected.Contains(id)), (id, (await consents.FindAsync(id))?.Tracking == false));
            }
        }
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

    private static DateTimeOffset Day(int day) => new(2026, 5, day, 0, 0, 0, TimeSpan.Zero);

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
