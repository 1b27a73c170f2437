using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Writing;

namespace Analytics.Core.Storage;

/// <summary>
/// Removes what was kept long enough, and says beforehand how much that is. Purchases and the audit are never among it: numbers and proof
/// are made of them. A singleton; all throw <see cref="StorageException"/>.
/// </summary>
public sealed class RetentionStore
{
    private const string OldQuarantine = "batch_id IN (SELECT id FROM import_batches WHERE created_at < @p0)";
    private const string OldReviews = "(title IS NOT NULL OR text IS NOT NULL) AND COALESCE(at_unix_ms, (SELECT created_at FROM import_batches AS b WHERE b.id = reviews.batch_id)) < @p0";

    private readonly Database _database;

    internal RetentionStore(Database database)
    {
        _database = database;
    }

    /// <summary>What would be removed now.</summary>
    public Task<RetentionCounts> PreviewAsync(RetentionPlan plan, CancellationToken cancellationToken = default) => Task.Run(
        () => _database.Read(session => new RetentionCounts(
            Count(session, plan.EventsFrom, "tracked_events WHERE at_unix_ms < @p0"),
            Count(session, plan.TextsFrom, "customer_notes WHERE created_at < @p0"),
            Count(session, plan.TextsFrom, $"reviews WHERE {OldReviews}"),
            Count(session, plan.QuarantineFrom, $"quarantined_rows WHERE {OldQuarantine}"))),
        cancellationToken);

    /// <summary>Removes it, in one transaction, and returns how much it was. A running server reads its events anew.</summary>
    public Task<RetentionCounts> RunAsync(RetentionPlan plan, CancellationToken cancellationToken = default) => _database.WriteAsync(
        session =>
        {
            var counts = new RetentionCounts(
                RemoveEvents(session, plan.EventsFrom),
                Execute(session, plan.TextsFrom, "DELETE FROM customer_notes WHERE created_at < @p0"),
                Execute(session, plan.TextsFrom, $"UPDATE reviews SET title = NULL, text = NULL WHERE {OldReviews}"),
                Execute(session, plan.QuarantineFrom, $"DELETE FROM quarantined_rows WHERE {OldQuarantine}"));
            if (counts.Events > 0 || counts.Reviews > 0)
            {
                BatchSql.RaiseVersion(session);
            }

            return counts;
        },
        cancellationToken);

    private static long RemoveEvents(SqlSession session, DateTimeOffset? from)
    {
        if (from is not { } instant)
        {
            return 0;
        }

        var before = instant.ToUnixTimeMilliseconds();
        // Another commit's instant tells every process that keeps these events in memory to read them anew.
        session.Execute("UPDATE import_batches SET committed_at = committed_at + 1 WHERE id IN (SELECT DISTINCT batch_id FROM tracked_events WHERE at_unix_ms < @p0)", before);
        var removed = session.Execute("DELETE FROM tracked_events WHERE at_unix_ms < @p0", before);
        if (removed > 0)
        {
            session.Execute("DELETE FROM event_sessions WHERE id NOT IN (SELECT session_id FROM tracked_events WHERE session_id IS NOT NULL)");
            // Writers remember the keys of visits; those that are gone must not be used again.
            session.Execute("UPDATE key_counters SET next = next + 1 WHERE kind = @p0", KeyCounters.PurgeKind);
        }

        return removed;
    }

    private static long Count(SqlSession session, DateTimeOffset? from, string what) =>
        from is { } instant ? session.Number($"SELECT COUNT(*) FROM {what}", instant.ToUnixTimeMilliseconds()) : 0;

    private static long Execute(SqlSession session, DateTimeOffset? from, string sql) =>
        from is { } instant ? session.Execute(sql, instant.ToUnixTimeMilliseconds()) : 0;
}
