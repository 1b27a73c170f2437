using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Consents;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Storage.Writing;

/// <summary>Takes batches back: what others still use stays, all else goes.</summary>
internal sealed class BatchRemoval(Database database, ILogger logger)
{
    private const int ChunkLines = 50_000;

    /// <summary>Undoes a committed batch; returns the new data version. It is undone with the first transaction, whatever becomes of the rest.</summary>
    public async Task<long> UndoAsync(int batchId, long nowUnixMs, CancellationToken cancellationToken)
    {
        var version = await database.WriteAsync(
            session =>
            {
                if (session.Execute("UPDATE import_batches SET status = 2, needs_cleanup = @p2, undone_at = @p1 WHERE id = @p0 AND status = 1", batchId, nowUnixMs, true) != 1)
                {
                    throw new StorageException(StorageProblem.Conflict, $"Batch {batchId} is undone already; nothing was changed.");
                }

                AttributeFields.Customers.Restore(session, batchId);
                AttributeFields.Products.Restore(session, batchId);
                ConsentSql.Undo(session, batchId);
                RemoveNames(session, batchId);
                session.Execute("UPDATE quarantined_rows SET retried_in_batch_id = NULL WHERE retried_in_batch_id = @p0", batchId);
                RemoveDemoFigures(session, batchId);
                return BatchSql.RaiseVersion(session);
            },
            cancellationToken);
        try
        {
            await FinishAsync(batchId, cancellationToken);
        }
#pragma warning disable CA1031 // The undo is done and counts: nothing after it may make it look as if it had failed.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.LogWarning(error, "Batch {Batch} is undone, but its lines could not all be removed yet; the next start removes the rest", batchId);
        }

        return version;
    }

    /// <summary>Removes a pending batch, its record included. The first transaction decides: from then on nobody can write to it or commit it.</summary>
    /// <returns>Whether it was pending; one that is not stays as it is.</returns>
    public async Task<bool> DiscardAsync(int batchId, CancellationToken cancellationToken)
    {
        var isMine = await database.WriteAsync(
            session =>
            {
                if (session.Execute("UPDATE import_batches SET status = 2, needs_cleanup = @p1, owner_token = NULL WHERE id = @p0 AND status = 0", batchId, true) != 1)
                {
                    return false;
                }

                RemoveNames(session, batchId);
                session.Execute("UPDATE quarantined_rows SET retried_in_batch_id = NULL WHERE retried_in_batch_id = @p0", batchId);
                session.Execute("DELETE FROM customer_changes WHERE batch_id = @p0", batchId);
                session.Execute("DELETE FROM product_changes WHERE batch_id = @p0", batchId);
                ConsentSql.Discard(session, batchId);
                return true;
            },
            cancellationToken);
        if (isMine)
        {
            await FinishAsync(batchId, cancellationToken);
        }

        return isMine;
    }

    // What was kept of figures over time rests on made-up sales too, and cannot be told apart: with the last of these it goes, and is computed anew.
    private static void RemoveDemoFigures(SqlSession session, int batchId)
    {
        const string MadeUp = "(kind = @p1 OR (kind = @p2 AND source_name LIKE @p3))";
        object[] arguments = [batchId, (int)BatchKind.Demo, (int)BatchKind.Stream, ImportBatch.DemoStreamSource + "%"];
        if (session.Number($"SELECT COUNT(*) FROM import_batches WHERE id = @p0 AND {MadeUp}", arguments) == 0
            || session.Number($"SELECT COUNT(*) FROM import_batches WHERE id <> @p0 AND status = 1 AND {MadeUp}", arguments) > 0)
        {
            return;
        }

        foreach (var table in (string[])["key_measure_values", "alert_log", "alerts", "insights", "rfm_snapshots", "predictions", "forecasts"])
        {
            session.Execute($"DELETE FROM {table}");
        }

        // The versions that somebody went back to are among them.
        session.Execute("DELETE FROM settings WHERE key LIKE '%.hold'");
        session.Execute("UPDATE data_state SET settings_version = settings_version + 1 WHERE id = 1");
    }

    /// <summary>Removes abandoned batches and finishes interrupted undos; returns how many.</summary>
    public async Task<int> CleanUpAsync(CancellationToken cancellationToken)
    {
        var pending = database.Read(static session => session.List(
            static row => (Id: row.GetInt32(0), Token: row.IsDBNull(1) ? null : row.GetString(1)),
            "SELECT id, owner_token FROM import_batches WHERE status = 0"));
        var cleaned = 0;
        foreach (var (id, token) in pending)
        {
            using var lease = token is null ? null : TryTake(token);
            if (lease is null && token is not null)
            {
                continue; // its writer lives
            }

            // Committed meanwhile, perhaps: then its lease was free for that reason.
            cleaned += await DiscardAsync(id, cancellationToken) ? 1 : 0;
        }

        var undone = database.Read(static session => session.List(
            static row => row.GetInt32(0), "SELECT id FROM import_batches WHERE status = 2 AND needs_cleanup = @p0", true));
        foreach (var id in undone)
        {
            await FinishAsync(id, cancellationToken);
            cleaned++;
        }

        return cleaned;
    }

    private BatchLease? TryTake(string token)
    {
        try
        {
            return BatchLease.TryTake(database, token);
        }
        catch (Exception error) when (database.Explains(error))
        {
            throw database.Clear(error);
        }
    }

    // Undone batches keep their record; of those that were never committed nothing stays.
    private async Task FinishAsync(int batchId, CancellationToken cancellationToken)
    {
        await RemoveRowsAsync(batchId, "purchase_lines", "first_line_id", "last_line_id", cancellationToken);
        await RemoveRowsAsync(batchId, "stream_lines", "first_line_id", "last_line_id", cancellationToken);
        await RemoveRowsAsync(batchId, "tracked_events", "first_event_id", "last_event_id", cancellationToken);
        await ReviewTable.RemoveAsync(database, batchId, cancellationToken);
        await CostTable.RemoveAsync(database, batchId, cancellationToken);
        await database.WriteAsync(
            session =>
            {
                MarketingSql.Remove(session, batchId);
                session.Execute("DELETE FROM quarantined_rows WHERE batch_id = @p0", batchId);
                session.Execute("DELETE FROM import_batches WHERE id = @p0 AND status = 2 AND committed_at IS NULL", batchId);
                return session.Execute("UPDATE import_batches SET needs_cleanup = @p1 WHERE id = @p0", batchId, false);
            },
            cancellationToken);
    }

    private async Task RemoveRowsAsync(int batchId, string table, string firstColumn, string lastColumn, CancellationToken cancellationToken)
    {
        var (first, last) = database.Read(session => session.List(
            static row => row.IsDBNull(0) ? (0L, -1L) : (row.GetInt64(0), row.GetInt64(1)),
            $"SELECT {firstColumn}, {lastColumn} FROM import_batches WHERE id = @p0",
            batchId)).FirstOrDefault((0L, -1L));
        for (var from = first; from <= last; from += ChunkLines)
        {
            var start = from;
            await database.WriteAsync(
                session => session.Execute(
                    $"DELETE FROM {table} WHERE id BETWEEN @p0 AND @p1 AND batch_id = @p2",
                    start,
                    Math.Min(start + ChunkLines - 1, last),
                    batchId),
                cancellationToken);
        }
    }

    /// <summary>
    /// Removes the customers, products, orders and labels that the batch brought and nobody else uses. What a living
    /// batch uses is handed over to it, a committed one before a pending one, without what this batch said about it.
    /// </summary>
    private static void RemoveNames(SqlSession session, int batchId)
    {
        session.Execute("CREATE TEMPORARY TABLE kept (id INTEGER PRIMARY KEY, batch_id INTEGER NOT NULL)");
        foreach (var (table, columns) in LineKeys.All)
        {
            session.Execute("DELETE FROM kept");
            KeepUsedByLines(session, batchId, table, columns);
            KeepUsedByNames(session, batchId, table);
            if (table == "customers")
            {
                AttributeFields.Customers.Forget(session, "kept", AttributeFields.Customers.Columns);
            }
            else if (table == "products")
            {
                // Names and whether it is goods are the same whoever says so, and no number depends on them.
                AttributeFields.Products.Forget(session, "kept", "category_id");
            }

            session.Execute($"UPDATE {table} SET batch_id = k.batch_id FROM kept AS k WHERE k.id = {table}.id");
            session.Execute($"DELETE FROM {table} WHERE batch_id = @p0", batchId);
        }

        RemoveEventNames(session, batchId);
        session.Execute("DROP TABLE kept");
        session.Execute("UPDATE key_counters SET next = next + 1 WHERE kind = @p0", KeyCounters.PurgeKind);
    }

    // What it says of visitors goes at once, and so do the ids and names that only it brought: events of others that use them came after it.
    private static void RemoveEventNames(SqlSession session, int batchId)
    {
        session.Execute("DELETE FROM visitor_facts WHERE batch_id = @p0", batchId);
        session.Execute("DELETE FROM visitor_aliases WHERE batch_id = @p0", batchId);
        foreach (var (table, columns) in EventKeyColumns.All)
        {
            if (session.Scalar($"SELECT 1 FROM {table} WHERE batch_id = @p0 LIMIT 1", batchId) is null)
            {
                continue;
            }

            session.Execute("DELETE FROM kept");
            foreach (var (source, column) in columns)
            {
                var later = source == "tracked_events" ? "AND s.id >= COALESCE((SELECT first_event_id FROM import_batches WHERE id = @p0), 0) " : string.Empty;
                session.Execute(
                    $"INSERT INTO kept (id, batch_id) SELECT s.{column}, MIN(s.batch_id) FROM {source} AS s JOIN import_batches AS o ON o.id = s.batch_id "
                    + $"WHERE s.batch_id <> @p0 AND o.status <> 2 {later}AND s.{column} IN (SELECT id FROM {table} WHERE batch_id = @p0) "
                    + $"GROUP BY s.{column} ON CONFLICT (id) DO NOTHING",
                    batchId);
            }

            session.Execute($"UPDATE {table} SET batch_id = k.batch_id FROM kept AS k WHERE k.id = {table}.id");
            session.Execute($"DELETE FROM {table} WHERE batch_id = @p0", batchId);
        }
    }

    // What a batch brought can be used by lines written before its own: two imports at once use each other's names, and
    // whoever commits first owns them. Only batches committed before this one began cannot use anything of it, streams apart: these go on growing.
    private static void KeepUsedByLines(SqlSession session, int batchId, string table, string[] columns)
    {
        const string MayUse = "o.status <> 2 AND o.id <> @p0 AND (o.id > @p0 OR o.kind = 5 OR o.committed_at IS NULL OR o.committed_at >= "
            + "(SELECT created_at FROM import_batches WHERE id = @p0))";
        if (session.Scalar($"SELECT MIN(o.first_line_id) FROM import_batches AS o WHERE {MayUse}", batchId) is not { } firstLine)
        {
            return;
        }

        foreach (var column in columns)
        {
            session.Execute(
                $"INSERT INTO kept (id, batch_id) SELECT l.{column}, COALESCE(MIN(CASE WHEN o.status = 1 THEN o.id END), MIN(o.id)) "
                + $"FROM purchase_lines AS l JOIN import_batches AS o ON o.id = l.batch_id WHERE l.id >= @p1 AND {MayUse} "
                + $"AND l.{column} IN (SELECT id FROM {table} WHERE batch_id = @p0) GROUP BY l.{column} ON CONFLICT (id) DO NOTHING",
                batchId,
                firstLine);
        }
    }

    private static void KeepUsedByNames(SqlSession session, int batchId, string table)
    {
        string[] uses = table switch
        {
            "customers" => ["SELECT c.customer_id AS id, c.batch_id FROM customer_changes AS c"],
            "products" => ["SELECT c.product_id AS id, c.batch_id FROM product_changes AS c"],
            "labels" =>
            [
                "SELECT p.category_id AS id, p.batch_id FROM products AS p WHERE p.category_id IS NOT NULL",
                "SELECT c.new_category_id AS id, c.batch_id FROM product_changes AS c WHERE c.new_category_id IS NOT NULL",
                "SELECT c.old_category_id AS id, c.batch_id FROM product_changes AS c WHERE c.old_category_id IS NOT NULL",
            ],
            _ => [],
        };
        foreach (var use in uses)
        {
            session.Execute(
                "INSERT INTO kept (id, batch_id) SELECT u.id, COALESCE(MIN(CASE WHEN o.status = 1 THEN o.id END), MIN(o.id)) "
                + $"FROM ({use}) AS u JOIN import_batches AS o ON o.id = u.batch_id WHERE u.batch_id <> @p0 AND o.status <> 2 "
                + $"AND u.id IN (SELECT id FROM {table} WHERE batch_id = @p0) GROUP BY u.id ON CONFLICT (id) DO NOTHING",
                batchId);
        }
    }
}
