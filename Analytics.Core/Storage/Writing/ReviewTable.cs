using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Writing;

/// <summary>Writes reviews; their keys come from the database.</summary>
internal static class ReviewTable
{
    private const int RowsInOneStep = 20_000;

    public static void Insert(SqlSession session, List<ReviewRow> rows, int batchId)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var insert = session.Prepare(
            "INSERT INTO reviews (batch_id, source_line, customer, product, category, at_unix_ms, title, text, rating_units) "
            + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)");
        foreach (var row in rows)
        {
            insert.Execute(batchId, row.SourceLine, row.Customer, row.Product, row.Category, row.AtUnixMs, session.Seal(SealedColumns.ReviewTitle, row.Title),
                session.Seal(SealedColumns.ReviewText, row.Text), row.RatingUnits);
        }
    }

    /// <summary>Removes a batch's reviews a step at a time, so that other writers get their turn.</summary>
    public static async Task RemoveAsync(Database database, int batchId, CancellationToken cancellationToken)
    {
        while (await database.WriteAsync(
            session => session.Execute(
                $"DELETE FROM reviews WHERE id IN (SELECT id FROM reviews WHERE batch_id = @p0 LIMIT {RowsInOneStep})", batchId),
            cancellationToken) > 0)
        {
            // The next step.
        }
    }
}
