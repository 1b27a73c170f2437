using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Writing;

/// <summary>The statements that change a batch's record.</summary>
internal static class BatchSql
{
    /// <summary>Raises the data version by one and returns it.</summary>
    public static long RaiseVersion(SqlSession session)
    {
        session.Execute("UPDATE data_state SET version = version + 1 WHERE id = 1");
        return session.Number("SELECT version FROM data_state WHERE id = 1");
    }

    public static long Commit(SqlSession session, int batchId, BatchSummary summary, long nowUnixMs)
    {
        if (session.Scalar("SELECT status FROM import_batches WHERE id = @p0", batchId) is not { } status
            || Convert.ToInt32(status, System.Globalization.CultureInfo.InvariantCulture) != (int)BatchStatus.Pending)
        {
            throw new StorageException(StorageProblem.Conflict, $"Batch {batchId} is not pending; it cannot be committed. Nothing was changed.");
        }

        var version = RaiseVersion(session);
        Adopt(session, batchId);
        AttributeFields.Customers.Apply(session, batchId, version);
        AttributeFields.Products.Apply(session, batchId, version);
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
            insert.Execute(batchId, row.SourceLine, row.CellsJson, row.Field, row.Reason);
        }

        return rows.Count;
    }

    // Two imports at once: what the other one brought first, and is not committed yet, becomes this batch's own when
    // its lines use it, so that it is visible with them.
    private static void Adopt(SqlSession session, int batchId)
    {
        if (session.Scalar("SELECT 1 FROM import_batches WHERE status = 0 AND id <> @p0 LIMIT 1", batchId) is null)
        {
            return;
        }

        const string Pending = "batch_id IN (SELECT id FROM import_batches WHERE status = 0 AND id <> @p0)";
        foreach (var (table, columns) in LineKeys.All)
        {
            foreach (var column in columns)
            {
                session.Execute(
                    $"UPDATE {table} SET batch_id = @p0 WHERE {Pending} AND id IN (SELECT l.{column} FROM purchase_lines AS l "
                    + $"WHERE {LineKeys.OfBatch("l", "@p0")})",
                    batchId);
            }
        }

        session.Execute($"UPDATE customers SET batch_id = @p0 WHERE {Pending} AND id IN (SELECT customer_id FROM customer_changes WHERE batch_id = @p0)", batchId);
        session.Execute($"UPDATE products SET batch_id = @p0 WHERE {Pending} AND id IN (SELECT product_id FROM product_changes WHERE batch_id = @p0)", batchId);
        session.Execute(
            $"UPDATE labels SET batch_id = @p0 WHERE {Pending} AND (id IN (SELECT new_category_id FROM product_changes WHERE batch_id = @p0) "
            + "OR id IN (SELECT category_id FROM products WHERE batch_id = @p0))",
            batchId);
    }
}
