using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Writing;

/// <summary>The statements that change a batch's record.</summary>
internal static class BatchSql
{
    /// <summary>Raises the data version by one and returns it; the stamp beside it is drawn anew.</summary>
    public static long RaiseVersion(SqlSession session)
    {
        session.Execute(
            "UPDATE data_state SET version = version + 1, stamp = @p0, event_version = event_version + 1, event_stamp = @p0 WHERE id = 1",
            Random.Shared.NextInt64(1, long.MaxValue));
        return session.Number("SELECT version FROM data_state WHERE id = 1");
    }

    /// <summary>Raises the data version because a stream went on. Events stay as they are, unless customers came who may be behind some of them.</summary>
    public static long RaiseStreamVersion(SqlSession session, bool hasNewCustomers)
    {
        session.Execute(
            "UPDATE data_state SET version = version + 1, stream_version = stream_version + 1, stamp = @p0 WHERE id = 1", Random.Shared.NextInt64(1, long.MaxValue));
        if (hasNewCustomers)
        {
            RaiseEventVersion(session);
        }

        return session.Number("SELECT version FROM data_state WHERE id = 1");
    }

    /// <summary>Raises the version of the events alone: purchases and customers stay as they are.</summary>
    public static long RaiseEventVersion(SqlSession session)
    {
        session.Execute("UPDATE data_state SET event_version = event_version + 1, event_stamp = @p0 WHERE id = 1", Random.Shared.NextInt64(1, long.MaxValue));
        return session.Number("SELECT event_version FROM data_state WHERE id = 1");
    }

    public static long Commit(SqlSession session, int batchId, BatchSummary summary, long nowUnixMs)
    {
        if (session.Scalar("SELECT status FROM import_batches WHERE id = @p0", batchId) is not { } status
            || Convert.ToInt32(status, System.Globalization.CultureInfo.InvariantCulture) != (int)BatchStatus.Pending)
        {
            throw new StorageException(StorageProblem.Conflict, $"Batch {batchId} is not pending; it cannot be committed. Nothing was changed.");
        }

        if (summary.RefusesSameFile)
        {
            RefuseSameFile(session, batchId);
        }

        var version = RaiseVersion(session);
        Adopt(session, batchId);
        AttributeFields.Customers.Apply(session, batchId, version);
        AttributeFields.Products.Apply(session, batchId, version);
        FollowingBrowsers.Follow(session, batchId, nowUnixMs);
        session.Execute(
            "UPDATE import_batches SET status = 1, committed_at = @p1, rows = @p2, rows_committed = @p3, rows_quarantined = @p4, "
            + "report_json = @p5, owner_token = NULL WHERE id = @p0",
            batchId,
            nowUnixMs,
            summary.Rows,
            summary.RowsCommitted,
            summary.RowsQuarantined,
            summary.ReportJson);
        return version;
    }

    public static int AddQuarantined(SqlSession session, int batchId, IReadOnlyCollection<QuarantinedRow> rows)
    {
        var insert = session.Prepare(
            "INSERT INTO quarantined_rows (batch_id, source_line, cells_json, field, reason) VALUES (@p0, @p1, @p2, @p3, @p4)");
        foreach (var row in rows)
        {
            insert.Execute(batchId, row.SourceLine, session.Seal(SealedColumns.QuarantinedCells, row.CellsJson), row.Field, row.Reason);
        }

        return rows.Count;
    }

    // Asked where it is decided: two imports of one file may both have found none before.
    private static void RefuseSameFile(SqlSession session, int batchId)
    {
        var same = session.List(
            static row => (Id: row.GetInt32(0), Source: row.GetString(1)),
            "SELECT o.id, o.source_name FROM import_batches AS o JOIN import_batches AS b ON b.source_sha256 = o.source_sha256 "
            + "WHERE b.id = @p0 AND o.id <> @p0 AND o.status = 1 ORDER BY o.id DESC LIMIT 1",
            batchId);
        if (same.Count > 0)
        {
            throw new StorageException(
                StorageProblem.SameFile, $"This very file was imported meanwhile, as batch {same[0].Id} ({same[0].Source}). Nothing was changed.");
        }
    }

    // Two imports at once: what the other one brought first, and is not committed yet, becomes this batch's own when
    // its lines use it, so that it is visible with them; but not what the other one says about it.
    private static void Adopt(SqlSession session, int batchId)
    {
        if (session.Scalar("SELECT 1 FROM import_batches WHERE status = 0 AND id <> @p0 LIMIT 1", batchId) is null)
        {
            return;
        }

        foreach (var (table, columns) in LineKeys.All)
        {
            foreach (var column in columns)
            {
                Adopt(session, table, $"SELECT l.{column} FROM purchase_lines AS l WHERE {LineKeys.OfBatch("l", "@p0")}", batchId);
            }
        }

        Adopt(session, "customers", "SELECT customer_id FROM customer_changes WHERE batch_id = @p0", batchId);
        Adopt(session, "products", "SELECT product_id FROM product_changes WHERE batch_id = @p0", batchId);
        Adopt(session, "labels", "SELECT new_category_id FROM product_changes WHERE batch_id = @p0", batchId);
        Adopt(session, "labels", "SELECT category_id FROM products WHERE batch_id = @p0", batchId);
    }

    private static void Adopt(SqlSession session, string table, string ids, int batchId)
    {
        var adopted = $"batch_id IN (SELECT id FROM import_batches WHERE status = 0 AND id <> @p0) AND id IN ({ids})";
        if (table == "customers")
        {
            AttributeFields.Customers.StageAgain(session, adopted, batchId, AttributeFields.Customers.Columns);
        }
        else if (table == "products")
        {
            // Names and whether it is goods are the same whoever says so, and no number depends on them.
            AttributeFields.Products.StageAgain(session, adopted, batchId, "category_id");
        }

        session.Execute($"UPDATE {table} SET batch_id = @p0 WHERE {adopted}", batchId);
    }
}
