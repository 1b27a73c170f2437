using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Writing;

/// <summary>Writes costs that come with a batch; their keys come from the database.</summary>
internal static class CostTable
{
    public static void Insert(SqlSession session, List<CostEntry> rows, int batchId)
    {
        if (rows.Count == 0)
        {
            return;
        }

        // The batch knows who brought it and when.
        var insert = session.Prepare(
            "INSERT INTO cost_entries (batch_id, category, is_fixed, basis, span, \"from\", \"to\", amount_units, share_millionths, product_category, channel, product_code, note, changed_by, changed_at, version) "
            + "SELECT b.id, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, b.created_by, b.created_at, 1 FROM import_batches AS b WHERE b.id = @p0");
        foreach (var row in rows)
        {
            insert.Execute(
                batchId, (int)row.Category, row.IsFixed, (int)row.Basis, (int)row.Span, row.From, row.To, row.AmountUnits, row.ShareMillionths, row.ProductCategory, row.Channel,
                row.ProductCode, row.Note);
        }

        if (session.Number("SELECT COUNT(*) FROM cost_entries WHERE deleted_at IS NULL") > CostStore.Most)
        {
            throw new StorageException(StorageProblem.Conflict, $"There would be more than {CostStore.Most:N0} cost entries; join small ones, or delete some first. Nothing was changed.");
        }
    }

    public static Task RemoveAsync(Database database, int batchId, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Execute("DELETE FROM cost_entries WHERE batch_id = @p0", batchId), cancellationToken);
}
