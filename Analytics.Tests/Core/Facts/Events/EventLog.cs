using Analytics.Core.Domain;
using Analytics.Core.Facts.Events;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;

namespace Analytics.Tests.Core.Facts.Events;

/// <summary>Short ways to write events and to read them back from columns.</summary>
internal static class EventLog
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    public static TrackedEvent Of(string name, string? visitor, double minute = 0, string? customer = null, string? id = null) => new()
    {
        Id = id,
        Name = name,
        VisitorId = visitor,
        CustomerId = customer,
        At = Start.AddMinutes(minute),
    };

    public static async Task<int> ImportAsync(StorageFixture storage, TrackedEvent[] events, Visitor[]? visitors = null, BatchKind kind = BatchKind.Events)
    {
        var batch = await storage.Batches.BeginAsync(new BatchDraft(kind, "events.csv", "ann"));
        await WriteAsync(storage, batch.Id, events, visitors ?? []);
        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(events.Length, events.Length, 0));
        return batch.Id;
    }

    public static async Task<BatchWriteResult> WriteAsync(StorageFixture storage, int batchId, TrackedEvent[] events, Visitor[] visitors)
    {
        await using var writer = storage.Batches.OpenWriter(batchId);
        foreach (var row in events)
        {
            await writer.WriteAsync(EventRow.Of(row));
        }

        foreach (var row in visitors)
        {
            await writer.WriteAsync(VisitorRow.Of(row));
        }

        return await writer.CompleteAsync();
    }

    public static async Task<EventSnapshot> LoadAsync(StorageFixture storage)
    {
        using var store = new EventStore(storage.Get<EventReader>());
        await store.RefreshAsync();
        return store.Current;
    }

    /// <summary>Each event of a snapshot in words, in the order of row ids.</summary>
    public static List<string> Read(EventSnapshot snapshot, StorageFixture storage)
    {
        List<(long Row, string Text)> found = [];
        var actors = storage.Get<EventReader>().ReadActors([.. Enumerable.Range(1, Math.Max(0, snapshot.Actors.Count - 1))]);
        foreach (var chunk in snapshot.Chunks)
        {
            for (var i = 0; i < chunk.Count; i++)
            {
                var person = snapshot.Actors.PersonOf(chunk.Actors[i]);
                var properties = chunk.Properties.Where(p => p[i] != 0)
                    .Select(p => $"{snapshot.PropertyKeys.Names[p.Key]}={snapshot.PropertyValues(p.Key).Names[p[i]]}").Order(StringComparer.Ordinal);
                found.Add((chunk.RowIdAt(i), string.Join(
                    '|',
                    chunk.BatchIdAt(i),
                    chunk.IsUndated ? "undated" : chunk.SecondsAt(i),
                    actors[person - 1],
                    snapshot.Names.Names[chunk.Names[i]],
                    snapshot.Pages.Names[chunk.Pages[i]],
                    snapshot.Referrers.Names[chunk.Referrers[i]],
                    snapshot.Devices.Names[chunk.Devices[i]],
                    snapshot.Channels.Names[chunk.Channels[i]],
                    chunk.Types[i],
                    chunk.Engagements[i],
                    chunk.RevenueAt(i),
                    chunk.SentimentAt(i),
                    chunk.SessionAt(i) == 0 ? "none" : "session",
                    string.Join(',', properties))));
            }
        }

        return [.. found.OrderBy(static f => f.Row).Select(static f => f.Text)];
    }

    public static List<string> Names(EventSnapshot snapshot, StorageFixture storage) =>
        [.. Read(snapshot, storage).Select(static line => line.Split('|')).Select(static part => $"{part[2]}:{part[3]}")];
}
