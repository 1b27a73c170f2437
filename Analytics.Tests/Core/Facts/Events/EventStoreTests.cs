using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Facts.Events;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Facts.Events;

public sealed class EventStoreTests
{
    [Theory]
    [EachDatabase]
    public async Task Refresh_VisitorSignsInLater_EarlierEventsAreTheCustomers(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await Lines.ImportAsync(storage, Lines.Of("o1", "ann", "p", 100));
        var stream = storage.Get<EventStreamStore>();
        using var store = new EventStore(storage.Get<EventReader>());
        await stream.AppendAsync([EventRow.Of(EventLog.Of("visit", "v1")), EventRow.Of(EventLog.Of("visit", "v2", 1))]);
        await store.RefreshAsync();
        Assert.Equal(["v1:visit", "v2:visit"], EventLog.Names(store.Current, storage));

        await stream.AppendAsync([EventRow.Of(EventLog.Of("sign in", "v1", 2, "ann")), EventRow.Of(EventLog.Of("sign in", "v1", 9, "ben"))]);
        await store.RefreshAsync();

        var snapshot = store.Current;
        Assert.Equal(["ann:visit", "v2:visit", "ann:sign in", "ben:sign in"], EventLog.Names(snapshot, storage));
        var ann = storage.Get<EventReader>().FindActor("ann")!.Value;
        Assert.Equal(Lines.Customers(storage).Single().Id, snapshot.Actors.Customers[ann]);
        Assert.True(snapshot.Actors.IsIdentified(storage.Get<EventReader>().FindActor("ben")!.Value));
        Assert.False(snapshot.Actors.IsIdentified(storage.Get<EventReader>().FindActor("v2")!.Value));
    }

    [Fact]
    public async Task Refresh_CustomerNamedAsVisitor_KeepsItsEvents()
    {
        await using var storage = await StorageFixture.StartAsync();
        await Lines.ImportAsync(storage, Lines.Of("o1", "ann", "p", 100));
        await EventLog.ImportAsync(storage, [EventLog.Of("buy", null, 0, "ann"), EventLog.Of("steal", "ann", 1, "eve")]);

        Assert.Equal(["ann:buy", "eve:steal"], EventLog.Names(await EventLog.LoadAsync(storage), storage));
    }

    [Theory]
    [EachDatabase]
    public async Task Append_SameIdsAgain_CountOnce(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var stream = storage.Get<EventStreamStore>();
        var uuid = Guid.NewGuid().ToString();
        List<EventRow> rows = [EventRow.Of(EventLog.Of("a", "v", id: "1")), EventRow.Of(EventLog.Of("b", "v", id: uuid)), EventRow.Of(EventLog.Of("c", "v", id: "1"))];

        Assert.Equal(1, await stream.AppendAsync(rows));
        Assert.Equal(3, await stream.AppendAsync(rows));
        await EventLog.ImportAsync(storage, [EventLog.Of("again", "w", id: uuid.ToUpperInvariant()), EventLog.Of("no id", "w"), EventLog.Of("no id", "w")]);

        Assert.Equal(["v:a", "v:b", "w:no id", "w:no id"], EventLog.Names(await EventLog.LoadAsync(storage), storage));
        Assert.Equal(Guid.Parse(uuid), storage.Get<EventReader>().ReadPage(0, 10)[1].Key);
    }

    [Theory]
    [EachDatabase]
    public async Task Append_IdOfPendingImport_CountsAtOnceAndStaysWhenThatIsAborted(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var pending = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Events, "slow.csv", "ann"));
        await EventLog.WriteAsync(storage, pending.Id, [EventLog.Of("import", "v", id: "1"), EventLog.Of("import", "v", id: "2")], []);

        await storage.Get<EventStreamStore>().AppendAsync([EventRow.Of(EventLog.Of("stream", "v", id: "1"))]);
        await storage.Batches.AbortAsync(pending.Id);

        Assert.Equal(["v:stream"], EventLog.Names(await EventLog.LoadAsync(storage), storage));
    }

    [Theory]
    [EachDatabase]
    public async Task Undo_ImportOfEventsAndVisitors_LeavesTheRestAsItWas(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var first = await EventLog.ImportAsync(storage, [EventLog.Of("home", "v1") with { Page = "/" }], [new Visitor { Id = "v1", Device = "mobile", Gender = "f" }]);
        var stream = storage.Get<EventStreamStore>();
        await stream.AppendAsync([EventRow.Of(EventLog.Of("home", "v1", 3) with { Page = "/" })]);
        var third = await EventLog.ImportAsync(storage, [EventLog.Of("sign in", "v1", 5, "ann")], [new Visitor { Id = "v1", Device = "desktop" }]);
        using var store = new EventStore(storage.Get<EventReader>());
        await store.RefreshAsync();
        Assert.Equal(("ann", "desktop", "f"), Person(store.Current));

        await storage.Batches.UndoAsync(third);
        await store.RefreshAsync();
        Assert.Equal(["v1:home", "v1:home"], EventLog.Names(store.Current, storage));
        Assert.Equal(("v1", "mobile", "f"), Person(store.Current));
        Assert.Null(storage.Get<EventReader>().FindActor("ann"));

        await storage.Batches.UndoAsync(first);
        await store.RefreshAsync();
        Assert.Equal(["v1:home"], EventLog.Names(store.Current, storage));
        Assert.Equal(("v1", "", ""), Person(store.Current));
        Assert.Equal(1, await Lines.CountAsync(storage, static c => c.TrackedEvents));
        Assert.Equal("/", storage.Get<EventReader>().ReadPage(0, 10).Single().Page);
        await stream.AppendAsync([EventRow.Of(EventLog.Of("sign in", "v1", 6, "ann"))]);
        await store.RefreshAsync();
        Assert.Equal(["ann:home", "ann:sign in"], EventLog.Names(store.Current, storage));

        (string?, string, string) Person(EventSnapshot snapshot)
        {
            var person = snapshot.Actors.PersonOf(storage.Get<EventReader>().FindActor("v1")!.Value);
            return (storage.Get<EventReader>().ReadActors([person])[0], snapshot.Devices.Names[snapshot.Actors.Devices[person]], snapshot.Genders.Names[snapshot.Actors.Genders[person]]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refresh_EventsWithoutInstant_TakeTheVisitorsDateInEitherOrder(bool eventsFirst)
    {
        await using var storage = await StorageFixture.StartAsync();
        using var store = new EventStore(storage.Get<EventReader>());
        TrackedEvent[] events = [EventLog.Of("home", "v1") with { At = null }, EventLog.Of("home", "v2") with { At = null }];
        if (eventsFirst)
        {
            await EventLog.ImportAsync(storage, events);
            await store.RefreshAsync();
            Assert.Null(store.Current.FirstSeconds);
            Assert.Equal(2, store.Current.EventCount);
        }

        var visitors = await EventLog.ImportAsync(storage, [], [new Visitor { Id = "v1", At = EventLog.Start }], BatchKind.Visitors);
        if (!eventsFirst)
        {
            await EventLog.ImportAsync(storage, events);
        }

        await store.RefreshAsync();
        Assert.Equal((EventLog.Start.ToUnixTimeSeconds(), 2L), (store.Current.FirstSeconds!.Value, store.Current.EventCount));
        Assert.Equal([false, true], store.Current.Chunks.Select(static c => c.IsUndated));

        await storage.Batches.UndoAsync(visitors);
        await store.RefreshAsync();
        Assert.Null(store.Current.FirstSeconds);
        Assert.Equal(2, store.Current.EventCount);
    }

    [Fact]
    public async Task Refresh_RandomBatchesAndUndos_EqualsStorageReadAnew()
    {
        await using var storage = await StorageFixture.StartAsync();
        using var store = new EventStore(storage.Get<EventReader>());
        var random = new Random(11);
        List<int> batches = [];
        for (var round = 0; round < 25; round++)
        {
            var events = Enumerable.Range(0, random.Next(1, 60)).Select(_ => RandomEvent(random)).ToArray();
            if (random.Next(3) == 0)
            {
                await storage.Get<EventStreamStore>().AppendAsync([.. events.Select(static e => EventRow.Of(e))]);
            }
            else
            {
                batches.Add(await EventLog.ImportAsync(storage, events, [new Visitor { Id = $"v{random.Next(9)}", At = EventLog.Start.AddDays(random.Next(9)), Attributes = new Dictionary<string, string> { ["plan"] = $"p{random.Next(3)}" } }]));
            }

            if (batches.Count > 2 && random.Next(4) == 0)
            {
                var undone = batches[random.Next(batches.Count)];
                batches.Remove(undone);
                await storage.Batches.UndoAsync(undone);
            }

            await store.RefreshAsync();
        }

        var fresh = await EventLog.LoadAsync(storage);
        Assert.Equal(EventLog.Read(fresh, storage), EventLog.Read(store.Current, storage));
        Assert.Equal(Plain(storage), EventLog.Read(fresh, storage).Select(static line => string.Join('|', line.Split('|')[3..^2])));
        Assert.All(fresh.Chunks, static c => Assert.True(c.Offsets.SequenceEqual(c.Offsets.Order())));
        for (var person = 1; person < fresh.Actors.Count; person++)
        {
            Assert.Equal(fresh.Actors.Devices[person], store.Current.Actors.Devices[person]);
            Assert.Equal(fresh.Actors.SeenAt(person), store.Current.Actors.SeenAt(person));
        }
    }

    [Fact]
    public void Columns_OfAnyEvents_GiveBackWhatWasWritten()
    {
        var fact = ArbMap.Default.GeneratorFor<int>().Select(static seed => Random(new Random(seed)));
        Prop.ForAll(fact.ListOf().ToArbitrary(), static facts =>
        {
            var writer = new EventWriter();
            var row = 0L;
            var written = facts.Select(f => f with { RowId = row += f.RowId }).ToList();
            for (var i = 0; i < written.Count; i++)
            {
                writer.Add(written[i], Properties(i));
                if (i % 7 == 3)
                {
                    writer.EndBatch();
                }
            }

            var snapshot = writer.Build(Guid.Empty, 1);
            var read = snapshot.Chunks.SelectMany(static c => Enumerable.Range(0, c.Count).Select(i => (Fact: c.FactAt(i), Properties: string.Join(',', c.Properties.Where(p => p[i] != 0).Select(p => $"{p.Key}:{p[i]}")))))
                .OrderBy(static f => f.Fact.RowId).ToList();
            return read.Select(static r => r.Fact).SequenceEqual(written)
                && read.Select(static r => r.Properties).SequenceEqual(written.Select(static (_, i) => string.Join(',', Properties(i).Select(static p => $"{p.Key}:{p.Value}"))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

        static EventProperty[] Properties(int i) => [.. Enumerable.Range(1, 3).Where(k => i % (k * k * k) == 0).Select(k => new EventProperty(k, 1 + ((i * k) % 70_000)))];

        static EventFact Random(Random r) => new(
            1 + (r.Next(4) == 0 ? r.Next(5) : 0), 1 + r.Next(2), r.Next(9) == 0 ? EventFact.Undated : r.NextInt64(-9_000_000_000, 9_000_000_000), 1 + r.Next(70_000), r.Next(3) == 0 ? 0 : r.Next(int.MaxValue), r.Next(6), 1 + r.Next(300),
            r.Next(70_000), r.Next(3), r.Next(3), r.Next(3), r.Next(4), r.Next(3) == 0 ? r.NextInt64(-5, 5) : 0, r.Next(3) == 0 ? r.Next(-1_000, 1_001) : EventFact.NoSentiment);
    }

    [Fact]
    public void Columns_OfAMillionTypicalEvents_TakeAtMostThirtyBytesEach()
    {
        var writer = new EventWriter();
        var names = Enumerable.Range(0, 20).Select(i => writer.Code(EventLabelKind.Name, "event " + i.ToString(CultureInfo.InvariantCulture))).ToArray();
        var random = new Random(5);
        for (var i = 0; i < 1_000_000; i++)
        {
            EventProperty[] properties = i % 3 == 0 ? [writer.Property("category", "c" + random.Next(40).ToString(CultureInfo.InvariantCulture))] : [];
            writer.Add(
                new EventFact(i + 1, 1, 1_700_000_000 + (i / 3), 1 + random.Next(100_000), 1 + (i / 8), random.Next(2), names[random.Next(20)], 1 + random.Next(5_000), random.Next(9), random.Next(4), random.Next(6), random.Next(3), i % 40 == 0 ? 10_000 : 0),
                properties);
        }

        var snapshot = writer.Build(Guid.Empty, 1);

        Assert.Equal(1_000_000, snapshot.EventCount);
        Assert.InRange(snapshot.EventBytes / 1_000_000.0, 10, 24);
    }

    // The first fields of EventLog.Read that a question to Storage can say, without the columns.
    private static IEnumerable<string> Plain(StorageFixture storage) => storage.Get<EventReader>().ReadPage(0, int.MaxValue).Select(static e => string.Join(
        '|', e.Name, e.Page, e.Referrer, e.Device, e.Channel, (int)e.Type, (int)e.Engagement, e.RevenueUnits ?? 0, e.SentimentUnits));

    private static TrackedEvent RandomEvent(Random random)
    {
        var isCustomers = random.Next(5) == 0;
        return new TrackedEvent
        {
            Id = random.Next(4) == 0 ? $"id {random.Next(400)}" : null,
            VisitorId = isCustomers && random.Next(2) == 0 ? null : $"v{random.Next(9)}",
            CustomerId = isCustomers ? $"c{random.Next(4)}" : null,
            Name = $"name {random.Next(5)}",
            At = random.Next(6) == 0 ? null : EventLog.Start.AddSeconds(random.Next(90_000)),
            Page = random.Next(3) == 0 ? null : $"/p{random.Next(20)}",
            Referrer = random.Next(3) == 0 ? $"r{random.Next(3)}" : null,
            Device = random.Next(3) == 0 ? $"d{random.Next(3)}" : null,
            Channel = random.Next(3) == 0 ? $"h{random.Next(3)}" : null,
            SessionId = random.Next(3) == 0 ? null : $"s{random.Next(30)}",
            Type = (TrackedEventType)random.Next(5),
            Engagement = (EngagementLevel)random.Next(4),
            RevenueEffect = random.Next(4) == 0 ? Money.FromDecimal(random.Next(-5, 100)) : null,
            Sentiment = random.Next(4) == 0 ? random.NextDouble() : null,
            Properties = random.Next(2) == 0 ? new Dictionary<string, string> { ["size"] = $"{random.Next(4)}", ["colour"] = "rød" } : [],
        };
    }
}
